#include "cluster/sketch/overlap_bound.h"

#include <algorithm>
#include <cstddef>

namespace samestory {
namespace {

// Shingles looked up before what is missing is counted.
constexpr size_t kAtOnce = 64;

}  // namespace

void OverlapBound::Reset(absl::Span<const uint64_t> set) {
  sieve_.Clear(set.size());
  for (const uint64_t shingle : set) sieve_.Add(shingle);
}

bool OverlapBound::MayReach(absl::Span<const uint64_t> other,
                            uint64_t needed) const {
  if (needed > other.size()) return false;
  const uint64_t may_miss = other.size() - needed;
  uint64_t missed = 0;
  for (size_t begin = 0; begin < other.size(); begin += kAtOnce) {
    const size_t end = std::min(begin + kAtOnce, other.size());
    for (size_t i = begin; i < end; ++i) missed += !sieve_.MayHave(other[i]);
    if (missed > may_miss) return false;
  }
  return true;
}

}  // namespace samestory
