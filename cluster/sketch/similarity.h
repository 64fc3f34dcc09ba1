// How much two shingle sets share, counted exactly.
//
//   const std::vector<uint64_t> a = {1, 2, 3, 4}, b = {2, 3, 4, 5, 6, 7};
//   Overlap overlap = CountOverlap(a, b);
//   overlap.common;           // 3
//   overlap.jaccard();        // 3 / 7
//   overlap.a_in_b();         // 3 / 4
//   CountOverlapReaching(a, b, 4);  // nullopt: they cannot share four
//
// A set is a sorted span without repeats. Every merge of articles is decided
// here, never on an estimate, so a decision is an integer compared with a
// smallest integer: OverlapForJaccard and OverlapForContainment say which.
//
// Cost: one pass over both sets, some 2 ns a shingle; sets of very different
// size are searched in the smaller one's time (times a logarithm). All
// functions are pure and thread-safe.

#ifndef SAMESTORY_CLUSTER_SKETCH_SIMILARITY_H_
#define SAMESTORY_CLUSTER_SKETCH_SIMILARITY_H_

#include <cstddef>
#include <cstdint>

#include "absl/types/optional.h"
#include "absl/types/span.h"

namespace samestory {

struct Overlap {
  uint64_t a = 0;       // shingles of the first set
  uint64_t b = 0;       // shingles of the second set
  uint64_t common = 0;  // shingles of both

  // Shared part of the union, 0..1. Two empty sets share nothing: 0.
  double jaccard() const;

  // Shared part of one set, 0..1; 0 for an empty one.
  double a_in_b() const;
  double b_in_a() const;
};

Overlap CountOverlap(absl::Span<const uint64_t> a,
                     absl::Span<const uint64_t> b);

// The same if at least `needed` shingles are common, else nullopt, known as
// soon as too few are left. On dissimilar sets this stops early.
absl::optional<Overlap> CountOverlapReaching(absl::Span<const uint64_t> a,
                                             absl::Span<const uint64_t> b,
                                             uint64_t needed);

// The fewest common shingles, at least 1, with which sets of these sizes have
// Jaccard >= `threshold`. More than the smaller size: they cannot.
uint64_t OverlapForJaccard(uint64_t a, uint64_t b, double threshold);

// The fewest common shingles, at least 1, that are >= `threshold` of `size`.
uint64_t OverlapForContainment(uint64_t size, double threshold);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_SKETCH_SIMILARITY_H_
