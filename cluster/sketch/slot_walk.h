// The kernel of the sketch: each shingle walks over all slots, in an order of
// its own, and a slot keeps the one that came first.
//
//   const SlotWalk walk(128);
//   std::vector<uint32_t> slots(walk.num_slots());
//   walk.Sketch(shingles, absl::MakeSpan(slots));   // 1 ns a shingle of 400
//
// The bits of a shingle's hash say where it starts, its pace (an odd number)
// and a fraction. It comes to a slot at step
//
//     (slot - start) * pace  mod  number of slots,
//
// once at each step and once to each slot. Its arrival there is a number of 32
// bits: the step on top, the fraction below. What a slot holds is the least
// arrival. Of shingles that come at the same step the fraction decides; after
// step 0 some of its bits are flipped, others at each slot, or the same shingle
// would win wherever the two meet.
//
// For any one slot the arrivals of different shingles are independent and
// alike, so every shingle is as likely to be first, and the share of equal
// slots of two sketches estimates the Jaccard without bias. Since a shingle
// takes its early steps on as many slots, fewer shingles than slots are sampled
// nearly without replacement: the variance is half of what independent slots
// would have (SuperMinHash, Ertl 2017, arXiv 1706.05698, whose free
// permutations cannot be asked for one slot alone; Fast Similarity Sketching,
// arXiv 1704.04370, has the same variance).
//
// Cost: most slots are somebody's start, which one pass finds; the rest is
// asked from every shingle, as many slots at a time as fit a vector. The
// instructions are chosen at run time (Highway); the values are the same on
// every CPU. Immutable, thread-safe; Sketch() does not allocate.

#ifndef SAMESTORY_CLUSTER_SKETCH_SLOT_WALK_H_
#define SAMESTORY_CLUSTER_SKETCH_SLOT_WALK_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace samestory {

// The value of a slot no shingle came to: in sketches of the empty set.
constexpr uint32_t kEmptySlot = 0xffffffff;

class SlotWalk {
 public:
  static constexpr int kMinSlots = 16;
  static constexpr int kMaxSlots = 1024;

  // A power of two, kMinSlots..kMaxSlots.
  explicit SlotWalk(int num_slots);

  // The sketch of `shingles`, well-mixed hashes in any order, into `slots`,
  // which must have room for num_slots(). A shingle given twice counts once.
  void Sketch(absl::Span<const uint64_t> shingles,
              absl::Span<uint32_t> slots) const;

  // When the shingle comes to `slot`: what Sketch() takes the least of.
  uint32_t Arrival(uint64_t shingle, int slot) const;

  int num_slots() const { return 1 << slot_bits_; }

 private:
  int slot_bits_;
  std::vector<uint32_t> flips_;  // by slot: bits of the fraction
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_SKETCH_SLOT_WALK_H_
