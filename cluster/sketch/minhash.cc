#include "cluster/sketch/minhash.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "base/hashing.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

// Grows with every change of a slot's value: archives hold sketches.
constexpr uint32_t kVersion = 2;

// Where permutations take their constants from: SplitMix64's increment,
// stepped. Any odd number would do; it is part of the format.
constexpr uint64_t kSeedStep = 0x9e3779b97f4a7c15;

}  // namespace

absl::Status SketchOptions::Validate() const {
  if (slots < SlotWalk::kMinSlots || slots > SlotWalk::kMaxSlots ||
      (slots & (slots - 1)) != 0) {
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
      walk_(options.slots),
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
  if (method_ == SketchMethod::kSlotWalk) return walk_.Sketch(shingles, slots);
  Permute(shingles, slots);
}

void Sketcher::Permute(absl::Span<const uint64_t> shingles,
                       absl::Span<uint32_t> slots) const {
  std::fill(slots.begin(), slots.end(), kEmptySlot);
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
