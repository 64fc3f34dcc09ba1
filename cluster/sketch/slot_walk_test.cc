#include "cluster/sketch/slot_walk.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "absl/types/span.h"
#include "base/simd_targets.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

std::vector<uint32_t> SketchOf(const SlotWalk& walk,
                               const ShingleVector& shingles) {
  std::vector<uint32_t> slots(walk.num_slots());
  walk.Sketch(shingles, absl::MakeSpan(slots));
  return slots;
}

TEST(SlotWalkTest, EveryTargetKeepsTheLeastArrivals) {
  ForEachTarget([] {
    SyntheticSource source(1);
    for (const int num_slots : {16, 128, 1024}) {
      const SlotWalk walk(num_slots);
      for (const size_t size : {1, 2, 7, 20, 100, 511, 513, 1500}) {
        const ShingleVector set = source.Shingles(size);
        const std::vector<uint32_t> slots = SketchOf(walk, set);
        for (int slot = 0; slot < num_slots; ++slot) {
          uint32_t least = kEmptySlot;
          for (const uint64_t shingle : set) {
            least = std::min(least, walk.Arrival(shingle, slot));
          }
          ASSERT_EQ(slots[slot], least) << size << " shingles, slot " << slot;
        }
      }
    }
  });
}

TEST(SlotWalkTest, AShingleComesToEverySlotAtAStepOfItsOwn) {
  SyntheticSource source(2);
  for (const int num_slots : {16, 128, 1024}) {
    const SlotWalk walk(num_slots);
    const int fraction_bits = 32 - __builtin_ctz(num_slots);
    for (const uint64_t shingle : source.Shingles(50)) {
      std::vector<bool> taken(num_slots);
      for (int slot = 0; slot < num_slots; ++slot) {
        const uint32_t step = walk.Arrival(shingle, slot) >> fraction_bits;
        ASSERT_FALSE(taken[step]);
        taken[step] = true;
      }
    }
  }
}

// Of two shingles each comes first to half of the slots, whatever their bits
// have in common: a start, a pace, nearly all of the fraction.
TEST(SlotWalkTest, NoShingleIsFavouredWhereTwoMeet) {
  constexpr int kTrials = 2000;
  const SlotWalk walk(128);
  SyntheticSource source(3);
  for (const uint64_t alike : {uint64_t{0}, uint64_t{0x7f}, uint64_t{0x3fff},
                               uint64_t{0xfff0000000003fff}}) {
    double first = 0;
    for (int trial = 0; trial < kTrials; ++trial) {
      const uint64_t a = source.Words(1)[0];
      const uint64_t b = (a & alike) | (source.Words(1)[0] & ~alike);
      for (int slot = 0; slot < 128; ++slot) {
        const uint32_t of_a = walk.Arrival(a, slot);
        const uint32_t of_b = walk.Arrival(b, slot);
        first += of_a < of_b ? 1 : of_a == of_b ? .5 : 0;
      }
    }
    // Slots of one pair hang together: the bound is that of kTrials pairs.
    EXPECT_NEAR(first / (128 * kTrials), .5, 4 * .5 / std::sqrt(kTrials))
        << std::hex << alike;
  }
}

TEST(SlotWalkTest, OrderAndRepeatsDoNotMatter) {
  const SlotWalk walk(128);
  for (const size_t size : {3, 50, 900}) {
    ShingleVector set = SyntheticSource(4).Shingles(size);
    const std::vector<uint32_t> slots = SketchOf(walk, set);
    std::reverse(set.begin(), set.end());
    EXPECT_EQ(SketchOf(walk, set), slots);
    set.insert(set.end(), set.begin(), set.begin() + size / 2 + 1);
    EXPECT_EQ(SketchOf(walk, set), slots);
  }
}

TEST(SlotWalkTest, OfNothingAllSlotsAreEmptyAndOfATextNone) {
  const SlotWalk walk(128);
  EXPECT_EQ(SketchOf(walk, {}), std::vector<uint32_t>(128, kEmptySlot));
  for (const uint64_t shingle : {uint64_t{0}, ~uint64_t{0}}) {
    const std::vector<uint32_t> slots = SketchOf(walk, {shingle});
    EXPECT_EQ(std::count(slots.begin(), slots.end(), kEmptySlot), 0);
  }
}

}  // namespace
}  // namespace samestory
