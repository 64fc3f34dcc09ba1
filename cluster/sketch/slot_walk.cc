#include "cluster/sketch/slot_walk.h"

#include <algorithm>
#include <cstddef>

#include "base/hashing.h"

// Highway compiles what stands inside HWY_NAMESPACE once for each kind of CPU
// by including this file again. No inline function of other headers may be
// called in there: the linker would keep one copy for the whole program, and
// that could be the one for the newest CPU.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cluster/sketch/slot_walk.cc"
#include "hwy/foreach_target.h"
// foreach_target.h must come first.
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace samestory {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Numbers = hn::ScalableTag<uint32_t>;
using Hashes = hn::ScalableTag<uint64_t>;

// Walkers made at a time: 4 KB, which stay in the nearest cache.
constexpr size_t kBlock = 512;

// Numbers behind an array that a vector may begin within.
constexpr size_t kPadding = HWY_MAX_BYTES / sizeof(uint32_t);

// Slots that wait for their first shingle, side by side.
struct WaitingSlots {
  size_t count;
  uint32_t numbers[SlotWalk::kMaxSlots + 1];
  uint32_t places[SlotWalk::kMaxSlots + kPadding];  // numbers, in a step's bits
  uint32_t flips[SlotWalk::kMaxSlots + kPadding];
  uint32_t least[SlotWalk::kMaxSlots + kPadding];  // arrival so far
};

// Step 0 of all shingles: the arrival is the fraction.
HWY_INLINE void TakeStarts(const uint64_t* shingles, size_t count,
                           int slot_bits, uint32_t* slots) {
  const uint64_t slot_mask = (uint64_t{1} << slot_bits) - 1;
  const int fraction_shift = 32 + slot_bits;
  for (size_t i = 0; i < count; ++i) {
    uint32_t* slot = slots + (shingles[i] & slot_mask);
    const uint32_t fraction =
        static_cast<uint32_t>(shingles[i] >> fraction_shift);
    *slot = fraction < *slot ? fraction : *slot;
  }
}

HWY_INLINE void FindWaiting(const uint32_t* slots, const uint32_t* flips,
                            int slot_bits, WaitingSlots* waiting) {
  const uint32_t num_slots = uint32_t{1} << slot_bits;
  size_t count = 0;
  for (uint32_t slot = 0; slot < num_slots; ++slot) {
    waiting->numbers[count] = slot;
    count += slots[slot] == kEmptySlot;
  }
  waiting->count = count;
  for (size_t i = 0; i < count; ++i) {
    const uint32_t slot = waiting->numbers[i];
    waiting->places[i] = slot << (32 - slot_bits);
    waiting->flips[i] = flips[slot];
    waiting->least[i] = kEmptySlot - 1;  // no arrival looks like none
  }
}

// Two numbers a shingle, (offset, pace), such that its arrival at a waiting
// slot is (place * pace + offset) ^ flips.
HWY_INLINE void MakeWalkers(const uint64_t* shingles, size_t count,
                            int slot_bits, uint32_t* walkers) {
  size_t i = 0;
#if HWY_TARGET != HWY_SCALAR
  static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
                "the low half of a hash is the first of its two numbers");
  const Hashes hashes;
  const Numbers numbers;
  const auto slot_mask = hn::Set(hashes, (uint64_t{1} << slot_bits) - 1);
  const auto low_half = hn::Set(hashes, 0xffffffff);
  for (; i + hn::Lanes(hashes) <= count; i += hn::Lanes(hashes)) {
    const auto hash = hn::LoadU(hashes, shingles + i);
    const auto start = hn::And(hash, slot_mask);
    const auto pace =
        hn::Or(hn::ShiftRightSame(hash, slot_bits), hn::Set(hashes, 1));
    const auto ahead =
        hn::MulEven(hn::BitCast(numbers, start), hn::BitCast(numbers, pace));
    const auto offset = hn::Sub(hn::ShiftRightSame(hash, 32 + slot_bits),
                                hn::ShiftLeftSame(ahead, 32 - slot_bits));
    const auto walker =
        hn::Or(hn::And(offset, low_half), hn::ShiftLeft<32>(pace));
    hn::StoreU(hn::BitCast(numbers, walker), numbers, walkers + 2 * i);
  }
#endif
  for (; i < count; ++i) {
    const uint32_t low = static_cast<uint32_t>(shingles[i]);
    const uint32_t start = low & ((uint32_t{1} << slot_bits) - 1);
    const uint32_t pace = low >> slot_bits | 1;
    const uint32_t fraction =
        static_cast<uint32_t>(shingles[i] >> (32 + slot_bits));
    walkers[2 * i] = fraction - (start * pace << (32 - slot_bits));
    walkers[2 * i + 1] = pace;
  }
}

HWY_INLINE void WalkOn(const uint32_t* walkers, size_t count,
                       WaitingSlots* waiting) {
  const Numbers numbers;
  for (size_t at = 0; at < waiting->count; at += hn::Lanes(numbers)) {
    const auto places = hn::LoadU(numbers, waiting->places + at);
    const auto flips = hn::LoadU(numbers, waiting->flips + at);
    auto least = hn::LoadU(numbers, waiting->least + at);
    for (size_t i = 0; i < count; ++i) {
      const auto offset = hn::Set(numbers, walkers[2 * i]);
      const auto pace = hn::Set(numbers, walkers[2 * i + 1]);
      const auto arrival =
          hn::Xor(hn::Add(hn::Mul(places, pace), offset), flips);
      least = hn::Min(least, arrival);
    }
    hn::StoreU(least, numbers, waiting->least + at);
  }
}

void Sketch(const uint64_t* shingles, size_t count, const uint32_t* flips,
            int slot_bits, uint32_t* slots) {
  TakeStarts(shingles, count, slot_bits, slots);
  WaitingSlots waiting;
  FindWaiting(slots, flips, slot_bits, &waiting);
  if (waiting.count == 0) return;
  uint32_t walkers[2 * kBlock];
  for (size_t begin = 0; begin < count; begin += kBlock) {
    const size_t size = count - begin < kBlock ? count - begin : kBlock;
    MakeWalkers(shingles + begin, size, slot_bits, walkers);
    WalkOn(walkers, size, &waiting);
  }
  for (size_t i = 0; i < waiting.count; ++i) {
    slots[waiting.numbers[i]] = waiting.least[i];
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace samestory
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace samestory {
namespace {

HWY_EXPORT(Sketch);

// Where the flips are from: 2^64 over the golden ratio, made odd, stepped. Part
// of the sketch's format.
constexpr uint64_t kSeedStep = 0x9e3779b97f4a7c15;

}  // namespace

SlotWalk::SlotWalk(int num_slots)
    : slot_bits_(__builtin_ctz(static_cast<unsigned>(num_slots))) {
  for (int slot = 0; slot < num_slots; ++slot) {
    const uint64_t random = MixHash(kSeedStep * (slot + 1));
    flips_.push_back(static_cast<uint32_t>(random >> (32 + slot_bits_)));
  }
}

void SlotWalk::Sketch(absl::Span<const uint64_t> shingles,
                      absl::Span<uint32_t> slots) const {
  std::fill(slots.begin(), slots.end(), kEmptySlot);
  if (shingles.empty()) return;
  HWY_DYNAMIC_DISPATCH(Sketch)
  (shingles.data(), shingles.size(), flips_.data(), slot_bits_, slots.data());
}

uint32_t SlotWalk::Arrival(uint64_t shingle, int slot) const {
  const uint32_t slot_mask = (uint32_t{1} << slot_bits_) - 1;
  const uint32_t start = static_cast<uint32_t>(shingle) & slot_mask;
  const uint32_t pace = static_cast<uint32_t>(shingle >> slot_bits_) | 1;
  const uint32_t fraction = static_cast<uint32_t>(shingle >> (32 + slot_bits_));
  const uint32_t step =
      (static_cast<uint32_t>(slot) - start) * pace & slot_mask;
  if (step == 0) return fraction;
  const uint32_t arrival =
      step << (32 - slot_bits_) | (fraction ^ flips_[slot]);
  return std::min(arrival, kEmptySlot - 1);
}

}  // namespace samestory
#endif  // HWY_ONCE
