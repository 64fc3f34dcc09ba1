#include "cluster/sketch/minhash.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "base/hashing.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

// Grows with every change of a slot's value: archives hold sketches.
constexpr uint32_t kVersion = 1;

// Fills slots so that few are left empty: with n >= slots shingles three
// rounds leave 5 % at most, and the fallback costs n per empty slot.
constexpr int kRounds = 3;

// A slot is (round, value): 2 bits and 30. A later round never beats an
// earlier one, so rounds may stop once every slot is full.
constexpr int kValueBits = 30;

// Where permutations and rounds take their constants from: SplitMix64's
// increment, stepped. Any odd number would do; it is part of the format.
constexpr uint64_t kSeedStep = 0x9e3779b97f4a7c15;

// The multiplier of one round, odd.
uint64_t RoundMultiplier(int round) {
  return MixHash(kSeedStep * (round + 1)) | 1;
}

bool HasEmptySlot(absl::Span<const uint32_t> slots) {
  return std::find(slots.begin(), slots.end(), kEmptySlot) != slots.end();
}

// The least of multiplier * x + addend mod 2^32. Two minima, taken by turns,
// keep a CPU busy that would wait for one.
uint32_t LeastPermuted(absl::Span<const uint32_t> numbers, uint32_t multiplier,
                       uint32_t addend) {
  uint32_t even = 0xffffffff, odd = 0xffffffff;
  size_t i = 0;
  for (; i + 1 < numbers.size(); i += 2) {
    even = std::min(even, multiplier * numbers[i] + addend);
    odd = std::min(odd, multiplier * numbers[i + 1] + addend);
  }
  if (i < numbers.size()) {
    even = std::min(even, multiplier * numbers[i] + addend);
  }
  return std::min(even, odd);
}

}  // namespace

absl::Status SketchOptions::Validate() const {
  if (slots < 16 || slots > 1024 || (slots & (slots - 1)) != 0) {
    return absl::InvalidArgumentError(absl::StrCat(
        "SketchOptions.slots: wants a power of two in 16..1024, got ", slots));
  }
  return absl::OkStatus();
}

absl::StatusOr<Sketcher> Sketcher::Create(const SketchOptions& options) {
  SAMESTORY_RETURN_IF_ERROR(options.Validate());
  return Sketcher(options);
}

Sketcher::Sketcher(const SketchOptions& options)
    : method_(options.method),
      format_(kVersion << 24 | static_cast<uint32_t>(options.method) << 16 |
              static_cast<uint32_t>(options.slots)),
      permutations_(options.slots) {
  uint64_t state = 0;
  for (Permutation& permutation : permutations_) {
    permutation.multiplier = MixHash(state += kSeedStep) | 1;
    permutation.addend = MixHash(state += kSeedStep);
  }
}

Sketch Sketcher::Make(absl::Span<const uint64_t> shingles) const {
  Sketch sketch;
  sketch.format = format_;
  sketch.slots.resize(num_slots());
  MakeInto(shingles, absl::MakeSpan(sketch.slots));
  return sketch;
}

void Sketcher::MakeInto(absl::Span<const uint64_t> shingles,
                        absl::Span<uint32_t> slots) const {
  std::fill(slots.begin(), slots.end(), kEmptySlot);
  if (shingles.empty()) return;
  if (method_ == SketchMethod::kPermutations) return Permute(shingles, slots);
  for (int round = 0; round < kRounds && HasEmptySlot(slots); ++round) {
    ThrowInto(shingles, round, slots);
  }
  FillEmpty(shingles, slots);
}

// Each shingle goes into one slot, chosen and valued by the bits of one hash:
// the slot from the top, the value from the 30 bits below.
void Sketcher::ThrowInto(absl::Span<const uint64_t> shingles, int round,
                         absl::Span<uint32_t> slots) const {
  const uint64_t multiplier = RoundMultiplier(round);
  const uint32_t prefix = static_cast<uint32_t>(round) << kValueBits;
  const int slot_shift = 64 - __builtin_ctz(num_slots());
  const int value_shift = slot_shift - kValueBits;
  constexpr uint32_t kValueMask = (uint32_t{1} << kValueBits) - 1;
  for (const uint64_t shingle : shingles) {
    const uint64_t hash = MixHash(shingle * multiplier);
    uint32_t* slot = &slots[hash >> slot_shift];
    const uint32_t value = prefix | (hash >> value_shift & kValueMask);
    *slot = std::min(*slot, value);
  }
}

// A slot still empty takes the least value of its own permutation: as any slot
// of the textbook sketch, hence unbiased.
void Sketcher::FillEmpty(absl::Span<const uint64_t> shingles,
                         absl::Span<uint32_t> slots) const {
  if (!HasEmptySlot(slots)) return;
  std::vector<uint32_t> mixed;
  mixed.reserve(shingles.size());
  for (const uint64_t x : shingles) mixed.push_back(MixHash(x) >> 32);
  constexpr uint32_t kPrefix = uint32_t{kRounds} << kValueBits;
  for (size_t slot = 0; slot < slots.size(); ++slot) {
    if (slots[slot] != kEmptySlot) continue;
    const Permutation& permutation = permutations_[slot];
    const uint32_t least =
        LeastPermuted(mixed, static_cast<uint32_t>(permutation.multiplier),
                      static_cast<uint32_t>(permutation.addend));
    slots[slot] = kPrefix | least >> (32 - kValueBits);
  }
}

void Sketcher::Permute(absl::Span<const uint64_t> shingles,
                       absl::Span<uint32_t> slots) const {
  for (const uint64_t shingle : shingles) {
    const uint64_t x = MixHash(shingle);
    for (size_t slot = 0; slot < slots.size(); ++slot) {
      const Permutation& permutation = permutations_[slot];
      const uint64_t y = permutation.multiplier * x + permutation.addend;
      slots[slot] = std::min(slots[slot], static_cast<uint32_t>(y >> 32));
    }
  }
}

absl::StatusOr<Estimate> EstimateJaccard(const Sketch& a, const Sketch& b) {
  if (a.format != b.format || a.slots.size() != b.slots.size()) {
    return absl::InvalidArgumentError(
        absl::StrCat("EstimateJaccard: sketches of one format wanted, got ",
                     absl::Hex(a.format), " and ", absl::Hex(b.format)));
  }
  if (a.slots.empty()) return Estimate();
  int equal = 0;
  for (size_t i = 0; i < a.slots.size(); ++i) {
    equal += a.slots[i] == b.slots[i] && a.slots[i] != kEmptySlot;
  }
  const double slots = static_cast<double>(a.slots.size());
  const double jaccard = equal / slots;
  return Estimate{jaccard, std::sqrt(jaccard * (1 - jaccard) / slots)};
}

}  // namespace samestory
