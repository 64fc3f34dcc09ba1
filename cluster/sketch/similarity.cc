#include "cluster/sketch/similarity.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace samestory {
namespace {

// From this ratio of sizes on, searching the larger set for each shingle of
// the smaller (5 ns a step or two) beats walking through both (1.5 ns).
constexpr uint64_t kSearchRatio = 8;

double Share(uint64_t part, uint64_t whole) {
  return whole == 0 ? 0
                    : static_cast<double>(part) / static_cast<double>(whole);
}

bool ReachesJaccard(uint64_t common, uint64_t a, uint64_t b, double threshold) {
  return Share(common, a + b - common) >= threshold;
}

// The first position in [begin, end) not below `x`: steps double until they
// pass it, so a short way costs little.
const uint64_t* Gallop(const uint64_t* begin, const uint64_t* end, uint64_t x) {
  size_t step = 1;
  while (step < static_cast<size_t>(end - begin) && begin[step] < x) {
    begin += step;
    step *= 2;
  }
  const size_t rest = std::min<size_t>(step + 1, end - begin);
  return std::lower_bound(begin, begin + rest, x);
}

// Common shingles, or fewer than `needed` if `needed` is out of reach.
uint64_t CountBySearch(absl::Span<const uint64_t> small,
                       absl::Span<const uint64_t> large, uint64_t needed) {
  const uint64_t* place = large.data();
  const uint64_t* const end = large.data() + large.size();
  uint64_t common = 0;
  for (size_t i = 0; i < small.size(); ++i) {
    if (common + (small.size() - i) < needed) break;
    place = Gallop(place, end, small[i]);
    if (place == end) break;
    common += *place == small[i];
  }
  return common;
}

// As CountBySearch, for sets of similar size. The step of the merge has no
// branch to mispredict; what may be missing is checked every few steps.
uint64_t CountByMerge(absl::Span<const uint64_t> a,
                      absl::Span<const uint64_t> b, uint64_t needed) {
  constexpr int kStepsPerCheck = 32;
  size_t i = 0, j = 0;
  uint64_t common = 0;
  while (i < a.size() && j < b.size()) {
    if (common + std::min(a.size() - i, b.size() - j) < needed) break;
    for (int step = 0; step < kStepsPerCheck; ++step) {
      const uint64_t x = a[i], y = b[j];
      common += x == y;
      i += x <= y;
      j += y <= x;
      if (i == a.size() || j == b.size()) break;
    }
  }
  return common;
}

}  // namespace

double Overlap::jaccard() const { return Share(common, a + b - common); }
double Overlap::a_in_b() const { return Share(common, a); }
double Overlap::b_in_a() const { return Share(common, b); }

Overlap CountOverlap(absl::Span<const uint64_t> a,
                     absl::Span<const uint64_t> b) {
  return *CountOverlapReaching(a, b, 0);
}

absl::optional<Overlap> CountOverlapReaching(absl::Span<const uint64_t> a,
                                             absl::Span<const uint64_t> b,
                                             uint64_t needed) {
  absl::Span<const uint64_t> small = a, large = b;
  if (small.size() > large.size()) std::swap(small, large);
  const uint64_t common = small.size() * kSearchRatio < large.size()
                              ? CountBySearch(small, large, needed)
                              : CountByMerge(small, large, needed);
  if (common < needed) return absl::nullopt;
  return Overlap{a.size(), b.size(), common};
}

uint64_t OverlapForJaccard(uint64_t a, uint64_t b, double threshold) {
  // common / (a + b - common) = t solved for common, then put right by the
  // very comparison a decision is made with.
  uint64_t common = std::max<uint64_t>(
      1,
      std::llround(threshold / (1 + threshold) * static_cast<double>(a + b)));
  while (common > 1 && ReachesJaccard(common - 1, a, b, threshold)) --common;
  while (common <= std::min(a, b) && !ReachesJaccard(common, a, b, threshold)) {
    ++common;
  }
  return common;
}

uint64_t OverlapForContainment(uint64_t size, double threshold) {
  uint64_t common = std::max<uint64_t>(
      1, std::llround(threshold * static_cast<double>(size)));
  while (common > 1 && Share(common - 1, size) >= threshold) --common;
  while (common <= size && Share(common, size) < threshold) ++common;
  return common;
}

}  // namespace samestory
