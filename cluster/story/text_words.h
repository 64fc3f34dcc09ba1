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
  // Whether a word with a lower code is the same term.
  bool IsTwin(uint32_t code) const { return twins[code / 64] >> code % 64 & 1; }

  std::vector<TextWord> words;  // by code, see word_streams.h
  std::vector<uint32_t> terms;  // by code: the number of its key among all keys
  std::vector<uint64_t> twins;  // a bit by code
};

// The term of two words in a row.
inline uint32_t PairTerm(const TextWord& first, const TextWord& second) {
  return Background::KeyOf(CombineHashes(first.pair_begin, second.hash));
}

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TEXT_WORDS_H_
