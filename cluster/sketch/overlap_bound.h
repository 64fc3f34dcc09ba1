// Tells, for one set and many others, which cannot share enough with it, in a
// sixth of the time an exact count takes.
//
//   OverlapBound bound;
//   bound.Reset(set);
//   if (bound.MayReach(other, needed)) CountOverlapReaching(set, other,
//   needed);
//
// The set is kept as a sieve: a shingle of another set that it tells off is not
// common, for sure; one of 30 to 60 that are not common passes by chance. So
// "no" is exact, "yes" may be wrong by a few shingles.
//
// Cost: Reset() one step a shingle and 8 bytes of memory, MayReach() less than
// half a nanosecond a shingle, and it stops as soon as too many are missing.
// Belongs to one thread.

#ifndef SAMESTORY_CLUSTER_SKETCH_OVERLAP_BOUND_H_
#define SAMESTORY_CLUSTER_SKETCH_OVERLAP_BOUND_H_

#include <cstdint>

#include "absl/types/span.h"
#include "base/hash_sieve.h"

namespace samestory {

class OverlapBound {
 public:
  // Forgets the set before. `set` consists of well-mixed hashes.
  void Reset(absl::Span<const uint64_t> set);

  // False only if `other` shares fewer than `needed` shingles with the set.
  bool MayReach(absl::Span<const uint64_t> other, uint64_t needed) const;

 private:
  HashSieve sieve_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_SKETCH_OVERLAP_BOUND_H_
