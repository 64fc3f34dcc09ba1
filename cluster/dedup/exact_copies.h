// Equal shingle sets, found before anything costlier is done.
//
//   FindFirstCopies({{1, 2}, {3}, {1, 2}, {}, {}}, threads);
//   // {0, 1, 0, 3, 4}: the third is the first; empty sets equal nothing
//
// Cost: one pass over the shingles, a sort of 16 bytes a set. Equality is
// checked shingle by shingle, a hash only says where to look. Thread-safe.

#ifndef SAMESTORY_CLUSTER_DEDUP_EXACT_COPIES_H_
#define SAMESTORY_CLUSTER_DEDUP_EXACT_COPIES_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace samestory {

// For each set the first set equal to it, which may be itself.
std::vector<uint32_t> FindFirstCopies(
    absl::Span<const absl::Span<const uint64_t>> sets, int threads);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_EXACT_COPIES_H_
