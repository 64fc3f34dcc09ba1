#include "cluster/sketch/banding.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "base/hashing.h"

namespace samestory {
namespace {

// 2^64 divided by the golden ratio, made odd.
constexpr uint64_t kGoldenRatio = 0x9e3779b97f4a7c15;

}  // namespace

absl::StatusOr<Banding> ChooseBanding(double threshold, int slots) {
  if (!(threshold > 0 && threshold <= 1)) {
    return absl::InvalidArgumentError(
        absl::StrCat("ChooseBanding threshold: wants (0, 1], got ", threshold));
  }
  if (slots < 1) {
    return absl::InvalidArgumentError(
        absl::StrCat("ChooseBanding slots: wants at least 1, got ", slots));
  }
  for (int rows = slots; rows > 1; --rows) {
    const Banding banding = {slots / rows, rows};
    if (CandidateProbability(banding, threshold) >= kWantedRecall) {
      return banding;
    }
  }
  return Banding{slots, 1};
}

double CandidateProbability(Banding banding, double jaccard) {
  const double band_differs = 1 - std::pow(jaccard, banding.rows);
  return 1 - std::pow(band_differs, banding.bands);
}

// Each row under an odd factor of its own: one different row is surely a
// different key.
uint64_t BandKey(Banding banding, absl::Span<const uint32_t> slots, int band) {
  const uint32_t* row = slots.data() + band * banding.rows;
  uint64_t key = 0, factor = kGoldenRatio;
  for (int i = 0; i < banding.rows; ++i) {
    key += row[i] * factor;
    factor *= kGoldenRatio;
  }
  return MixHash(key);
}

}  // namespace samestory
