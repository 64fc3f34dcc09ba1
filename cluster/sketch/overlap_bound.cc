#include "cluster/sketch/overlap_bound.h"

#include <algorithm>
#include <cstddef>

namespace samestory {
namespace {

// At least two shingles find a word each: 32 bits a shingle or more.
constexpr size_t kShinglesPerWord = 2;

// Shingles looked up before what is missing is counted.
constexpr size_t kAtOnce = 64;

}  // namespace

void OverlapBound::Reset(absl::Span<const uint64_t> set) {
  size_t count = 1;
  while (count * kShinglesPerWord < set.size()) count *= 2;
  words_.assign(count, 0);
  for (const uint64_t shingle : set) {
    words_[shingle / 64 & (count - 1)] |= uint64_t{1} << shingle % 64;
  }
}

bool OverlapBound::MayReach(absl::Span<const uint64_t> other,
                            uint64_t needed) const {
  if (needed > other.size()) return false;
  const uint64_t may_miss = other.size() - needed;
  const uint64_t* const words = words_.data();
  const uint64_t last_word = words_.size() - 1;
  uint64_t missed = 0;
  for (size_t begin = 0; begin < other.size(); begin += kAtOnce) {
    const size_t end = std::min(begin + kAtOnce, other.size());
    for (size_t i = begin; i < end; ++i) {
      const uint64_t shingle = other[i];
      missed += ~(words[shingle / 64 & last_word] >> shingle % 64) & 1;
    }
    if (missed > may_miss) return false;
  }
  return true;
}

}  // namespace samestory
