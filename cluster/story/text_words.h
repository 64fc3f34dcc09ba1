// A word of a batch, as the vectors of the text need it.

#ifndef SAMESTORY_CLUSTER_STORY_TEXT_WORDS_H_
#define SAMESTORY_CLUSTER_STORY_TEXT_WORDS_H_

#include <cstdint>

#include "base/hashing.h"
#include "cluster/story/background.h"

namespace samestory {

struct TextWord {
  uint64_t hash;
  uint64_t pair_begin;  // PairBegin(hash), see evidence.h
  uint32_t term;        // its number among the batch's, in order of their keys
};

// The term of two words in a row.
inline uint32_t PairTerm(const TextWord& first, const TextWord& second) {
  return Background::KeyOf(CombineHashes(first.pair_begin, second.hash));
}

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TEXT_WORDS_H_
