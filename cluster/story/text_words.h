// The words of a batch, as the vectors of the text need them. Words whose
// hashes have their upper half, the key, in common are one term.

#ifndef SAMESTORY_CLUSTER_STORY_TEXT_WORDS_H_
#define SAMESTORY_CLUSTER_STORY_TEXT_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/hashing.h"
#include "cluster/story/background.h"

namespace samestory {

struct TextWord {
  uint64_t hash;
  uint64_t pair_begin;  // PairBegin(hash), see evidence.h
};

// All words of a batch.
struct TextVocabulary {
  std::vector<TextWord> words;  // by code, see word_streams.h
  std::vector<uint32_t> terms;  // by code: the number of its key among all keys
  std::vector<uint32_t> lowest_codes;  // by code: the lowest of its term
};

// The term of two words in a row.
inline uint32_t PairTerm(const TextWord& first, const TextWord& second) {
  return Background::KeyOf(CombineHashes(first.pair_begin, second.hash));
}

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TEXT_WORDS_H_
