#include "cluster/story/pair_features.h"

#include <algorithm>
#include <cstdlib>

namespace samestory {
namespace {

// Words of this idf are rare: fewer than one document in 245 has them.
constexpr Fixed kRareIdf = 11 * kFixedOne / 2;

// What a shared word is worth: its idf above this.
constexpr Fixed kWorthFrom = 3 * kFixedOne;

constexpr int64_t kDaySeconds = 24 * 3600;
constexpr Fixed kMostDays = 4 * kFixedOne;

Fixed RootOf(Fixed value) {
  return SquareRoot(static_cast<uint64_t>(std::max<Fixed>(value, 0))
                    << kFixedBits);
}

size_t CountShared(const SparseVectors& vectors, uint32_t a, uint32_t b) {
  const absl::Span<const TermWeight> x = vectors.of(a);
  const absl::Span<const TermWeight> y = vectors.of(b);
  size_t shared = 0;
  for (size_t i = 0, k = 0; i < x.size() && k < y.size();) {
    const uint32_t x_term = x[i].term;
    const uint32_t y_term = y[k].term;
    shared += x_term == y_term;
    i += x_term <= y_term;
    k += y_term <= x_term;
  }
  return shared;
}

// The three features of the words, in one pass.
void MeasureWords(const BatchVectors& batch, uint32_t a, uint32_t b,
                  PairFeatures* features) {
  const absl::Span<const TermWeight> x = batch.words.of(a);
  const absl::Span<const TermWeight> y = batch.words.of(b);
  uint64_t product = 0;
  uint64_t rare = 0;
  Fixed worth = 0;
  for (size_t i = 0, k = 0; i < x.size() && k < y.size();) {
    const uint32_t x_term = x[i].term;
    const uint32_t y_term = y[k].term;
    if (x_term == y_term) {
      const Fixed idf = batch.word_idf[x_term];
      product += uint64_t{x[i].weight} * y[k].weight;
      rare += idf > kRareIdf;
      worth += std::max<Fixed>(idf - kWorthFrom, 0);
    }
    i += x_term <= y_term;
    k += y_term <= x_term;
  }
  (*features)[Feature::kWords] = RootOf(product >> kFixedBits);
  (*features)[Feature::kRareWords] = NaturalLog(1 + rare);
  (*features)[Feature::kSharedWords] = FixedLog(kFixedOne + worth);
}

// What a feature is on average, given the words, among pairs that have both:
// intercept + slope * words. Lines through the pairs of the labelled sets
// whose words are above .35.
struct Expectation {
  Fixed intercept;
  Fixed slope;
};

constexpr Fixed Thousandths(int64_t value) { return value * kFixedOne / 1000; }

Expectation ExpectationOf(Feature feature) {
  switch (feature) {
    case Feature::kNames:
      return {Thousandths(-17), Thousandths(1051)};
    case Feature::kNumbers:
      return {Thousandths(-218), Thousandths(1109)};
    case Feature::kTitle:
      return {Thousandths(-205), Thousandths(1147)};
    case Feature::kBigrams:
      return {Thousandths(-163), Thousandths(802)};
    case Feature::kTitleLead:
      return {Thousandths(-102), Thousandths(1094)};
    default:
      return {0, kFixedOne};
  }
}

void FillUnknown(Feature feature, PairFeatures* features) {
  const Expectation line = ExpectationOf(feature);
  const Fixed words = (*features)[Feature::kWords];
  features->set_unknown(feature);
  (*features)[feature] =
      std::max<Fixed>(line.intercept + FixedProduct(line.slope, words), 0);
}

void MeasureChannel(const SparseVectors& vectors, uint32_t a, uint32_t b,
                    Feature feature, PairFeatures* features) {
  if (vectors.empty(a) || vectors.empty(b)) {
    FillUnknown(feature, features);
  } else {
    (*features)[feature] = RootOf(vectors.Cosine(a, b));
  }
}

void MeasureTitleLead(const BatchVectors& batch, uint32_t a, uint32_t b,
                      PairFeatures* features) {
  if (batch.title.empty(a) && batch.title.empty(b)) {
    FillUnknown(Feature::kTitleLead, features);
    return;
  }
  (*features)[Feature::kTitleLead] =
      RootOf(std::max(DotProduct(batch.title.of(a), batch.lead.of(b)),
                      DotProduct(batch.title.of(b), batch.lead.of(a))));
}

Fixed SharedEvidence(const SparseVectors& vectors, uint32_t a, uint32_t b,
                     int most) {
  return std::min(DotProduct(vectors.of(a), vectors.of(b)), most * kFixedOne);
}

// Nouns that both count, but differently.
Fixed Disagreements(const SparseVectors& nouns, const SparseVectors& counted,
                    uint32_t a, uint32_t b, int most) {
  const int64_t same_noun = CountShared(nouns, a, b);
  if (same_noun == 0) return 0;
  const int64_t agreed = CountShared(counted, a, b);
  return std::min<int64_t>(std::max<int64_t>(same_noun - agreed, 0), most) *
         kFixedOne;
}

Fixed OtherWeekdays(const SparseVectors& weekdays, uint32_t a, uint32_t b) {
  if (weekdays.empty(a) || weekdays.empty(b)) return 0;
  return CountShared(weekdays, a, b) == 0 ? kFixedOne : 0;
}

// Sunday and Monday are one day apart, too.
void MeasureFirstWeekdays(int a, int b, PairFeatures* features) {
  if (a == 0 || b == 0) return;
  const int apart = std::min(std::abs(a - b), 7 - std::abs(a - b));
  const Feature feature = apart == 0   ? Feature::kSameDay
                          : apart == 1 ? Feature::kNextDay
                                       : Feature::kOtherDay;
  (*features)[feature] = kFixedOne;
}

Fixed DaysBetween(const DocumentTime& a, const DocumentTime& b) {
  if (!a.has_value() || !b.has_value()) return 0;
  const int64_t seconds = std::abs(*a - *b);
  if (seconds <= kDaySeconds) return 0;
  const Fixed days = FixedLog((seconds << kFixedBits) / kDaySeconds);
  return std::min(days, kMostDays);
}

}  // namespace

PairFeatures MeasurePair(const BatchVectors& batch, uint32_t a, uint32_t b) {
  PairFeatures f;
  MeasureWords(batch, a, b, &f);
  MeasureChannel(batch.names, a, b, Feature::kNames, &f);
  MeasureChannel(batch.numbers, a, b, Feature::kNumbers, &f);
  MeasureChannel(batch.lead, a, b, Feature::kLead, &f);
  MeasureChannel(batch.title, a, b, Feature::kTitle, &f);
  MeasureChannel(batch.bigrams, a, b, Feature::kBigrams, &f);
  MeasureTitleLead(batch, a, b, &f);
  f[Feature::kOrdinals] = SharedEvidence(batch.ordinals, a, b, 3);
  f[Feature::kOtherOrdinals] =
      Disagreements(batch.ordinal_nouns, batch.ordinals, a, b, 2);
  f[Feature::kDates] = SharedEvidence(batch.dates, a, b, 3);
  f[Feature::kOtherWeekdays] = OtherWeekdays(batch.weekdays, a, b);
  MeasureFirstWeekdays(batch.first_weekday[a], batch.first_weekday[b], &f);
  f[Feature::kCounts] = SharedEvidence(batch.counts, a, b, 4);
  f[Feature::kOtherCounts] =
      Disagreements(batch.count_nouns, batch.counts, a, b, 5);
  f[Feature::kDays] = DaysBetween(batch.times[a], batch.times[b]);
  f[Feature::kSameSource] =
      batch.sources[a] != 0 && batch.sources[a] == batch.sources[b] ? kFixedOne
                                                                    : 0;
  return f;
}

Fixed ScorePair(const PairFeatures& features, const PairWeights& weights) {
  int64_t sum = weights.bias * kFixedOne;
  for (size_t i = 0; i < kFeatures; ++i) {
    const auto feature = static_cast<Feature>(i);
    sum += features[feature] * weights[feature];
  }
  return std::min(std::max(sum >> kFixedBits, kLowestLogit), kHighestLogit);
}

}  // namespace samestory
