// Tells, for one set and many others, which cannot share enough with it, in a
// sixth of the time an exact count takes.
//
//   OverlapBound bound;
//   bound.Reset(set);
//   if (bound.MayReach(other, needed)) CountOverlapReaching(set, other,
//   needed);
//
// The set is kept as bits, some 32 to 64 of them a shingle. A shingle of
// another set whose bit is not there is not common, for sure; one of 30 to 60
// that are not common has its bit there by chance. So "no" is exact, "yes" may
// be wrong by a few shingles.
//
// Cost: Reset() one step a shingle and 8 bytes of memory, MayReach() less than
// half a nanosecond a shingle, and it stops as soon as too many are missing.
// Belongs to one thread.

#ifndef SAMESTORY_CLUSTER_SKETCH_OVERLAP_BOUND_H_
#define SAMESTORY_CLUSTER_SKETCH_OVERLAP_BOUND_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace samestory {

class OverlapBound {
 public:
  // Forgets the set before. `set` consists of well-mixed hashes.
  void Reset(absl::Span<const uint64_t> set);

  // False only if `other` shares fewer than `needed` shingles with the set.
  bool MayReach(absl::Span<const uint64_t> other, uint64_t needed) const;

 private:
  std::vector<uint64_t> words_;  // a power of two of them
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_SKETCH_OVERLAP_BOUND_H_
