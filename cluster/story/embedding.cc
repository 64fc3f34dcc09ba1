#include "cluster/story/embedding.h"

#include <cmath>
#include <cstddef>

namespace samestory {
namespace {

constexpr int64_t kUnit = 32767;

}  // namespace

std::vector<int16_t> UnitEmbedding(absl::Span<const double> vector) {
  double squares = 0;
  for (double value : vector) squares += value * value;
  if (!(squares > 0) || !std::isfinite(squares)) return {};
  // Root and division are exact to the last bit on every machine.
  const double length = std::sqrt(squares);
  std::vector<int16_t> unit;
  unit.reserve(vector.size());
  for (double value : vector) {
    unit.push_back(static_cast<int16_t>(std::lround(value / length * kUnit)));
  }
  return unit;
}

Fixed EmbeddingCosine(absl::Span<const int16_t> a,
                      absl::Span<const int16_t> b) {
  int64_t sum = 0;
  for (size_t i = 0; i < a.size(); ++i) sum += int64_t{a[i]} * b[i];
  return sum * kFixedOne / (kUnit * kUnit);
}

}  // namespace samestory
