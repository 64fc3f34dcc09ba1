// Sketches: 128 numbers that stand for a shingle set of any size. The share of
// equal slots estimates the Jaccard of the sets.
//
//   SAMESTORY_ASSIGN_OR_RETURN(Sketcher sketcher, Sketcher::Create({}));
//   Sketch a = sketcher.Make(shingles_a), b = sketcher.Make(shingles_b);
//   EstimateJaccard(a, b)->jaccard;         // .71
//   EstimateJaccard(a, b)->standard_error;  // .04
//
// Two methods, which do not compare with each other:
//
//   kSlotWalk      Each shingle comes to every slot once, in an order of its
//                  own, and a slot keeps the first (slot_walk.h). On sets of
//                  fewer shingles than slots the variance is half the binomial
//                  one: 128 slots are as good as 256 there.
//   kPermutations  The textbook: one random permutation per slot, n * slots
//                  steps. The oracle that the fast one is tested against.
//
// Unlike one-permutation hashing neither copies a slot into another, which
// would let bands of short texts agree by chance.
//
//   shingles              20    100    400   5,000
//   ns a shingle, walk    10    3.2    1.3     .6    (AVX-512)
//                         66     40      5     .6    (no SIMD at all)
//   variance / binomial  .52    .54    .78     1
//
// A sketch depends on the set only, not on the order of its shingles, and is
// the same on every CPU. Its format number names method, slots and version;
// sketches of different formats refuse to be compared. Shingles must be
// well-mixed hashes: the walk takes their bits as they are.
// Size: 4 bytes a slot. A Sketcher is immutable and thread-safe.

#ifndef SAMESTORY_CLUSTER_SKETCH_MINHASH_H_
#define SAMESTORY_CLUSTER_SKETCH_MINHASH_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "cluster/sketch/slot_walk.h"

namespace samestory {

enum class SketchMethod : uint8_t { kSlotWalk = 1, kPermutations = 2 };

struct SketchOptions {
  SketchMethod method = SketchMethod::kSlotWalk;

  // A power of two, 16..1024. The standard error of an estimate is at most
  // .5 / sqrt(slots): .044 for 128, .031 for 256.
  int slots = 128;

  absl::Status Validate() const;
};

struct Sketch {
  // What Sketcher::format() was when it was made; 0: none was made yet.
  uint32_t format = 0;
  std::vector<uint32_t> slots;
};

struct Estimate {
  double jaccard = 0;
  double standard_error = 0;  // binomial: an upper bound for short texts
};

class Sketcher {
 public:
  static absl::StatusOr<Sketcher> Create(const SketchOptions& options);

  Sketch Make(absl::Span<const uint64_t> shingles) const;

  // The same into `slots`, which must have room for num_slots().
  void MakeInto(absl::Span<const uint64_t> shingles,
                absl::Span<uint32_t> slots) const;

  int num_slots() const { return walk_.num_slots(); }
  uint32_t format() const { return format_; }

 private:
  // x -> (multiplier * x + addend) mod 2^64.
  struct Permutation {
    uint64_t multiplier;  // odd
    uint64_t addend;
  };

  explicit Sketcher(const SketchOptions& options);

  void Permute(absl::Span<const uint64_t> shingles,
               absl::Span<uint32_t> slots) const;

  SketchMethod method_;
  uint32_t format_;
  SlotWalk walk_;
  std::vector<Permutation> permutations_;  // one a slot
};

// InvalidArgument if the formats differ. Empty sets are like nothing: 0.
absl::StatusOr<Estimate> EstimateJaccard(const Sketch& a, const Sketch& b);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_SKETCH_MINHASH_H_
