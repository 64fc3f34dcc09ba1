#include "cluster/story/pair_features.h"

#include <algorithm>
#include <cstdlib>

#include "cluster/story/embedding.h"

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

size_t CountShared(const ChannelVectors& vectors, Channel channel, uint32_t a,
                   uint32_t b) {
  const absl::Span<const uint32_t> x = vectors.of(channel, a).terms;
  const absl::Span<const uint32_t> y = vectors.of(channel, b).terms;
  size_t shared = 0;
  for (size_t i = 0, k = 0; i < x.size() && k < y.size();) {
    const uint32_t x_term = x[i];
    const uint32_t y_term = y[k];
    shared += x_term == y_term;
    i += x_term <= y_term;
    k += y_term <= x_term;
  }
  return shared;
}

constexpr Fixed Thousandths(int64_t value) { return value * kFixedOne / 1000; }

}  // namespace

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
    case Feature::kLead:
      return {0, kFixedOne};
    default:
      return {0, 0};
  }
}

namespace {

void FillUnknown(Feature feature, PairFeatures* features) {
  const Expectation line = ExpectationOf(feature);
  const Fixed words = (*features)[Feature::kWords];
  features->set_unknown(feature);
  (*features)[feature] =
      std::max<Fixed>(line.intercept + FixedProduct(line.slope, words), 0);
}

Fixed RootOfProducts(uint64_t sum) { return RootOf(sum >> kFixedBits); }

Fixed SharedEvidence(const ChannelVectors& vectors, Channel channel, uint32_t a,
                     uint32_t b, int most) {
  return std::min(
      UnscaledProduct(vectors.of(channel, a), vectors.of(channel, b)),
      most * kFixedOne);
}

// Nouns that both count, but differently.
Fixed Disagreements(const ChannelVectors& vectors, Channel nouns,
                    Channel counted, uint32_t a, uint32_t b, int most) {
  const int64_t same_noun = CountShared(vectors, nouns, a, b);
  if (same_noun == 0) return 0;
  const int64_t agreed = CountShared(vectors, counted, a, b);
  return std::min<int64_t>(std::max<int64_t>(same_noun - agreed, 0), most) *
         kFixedOne;
}

Fixed OtherWeekdays(const ChannelVectors& vectors, uint32_t a, uint32_t b) {
  constexpr Channel kChannel = Channel::kWeekdays;
  if (vectors.empty(kChannel, a) || vectors.empty(kChannel, b)) return 0;
  return CountShared(vectors, kChannel, a, b) == 0 ? kFixedOne : 0;
}

// The day that who writes at `time` names by this day of the week, 1 being
// Monday: of the last five, today, or tomorrow, which where the event is may
// have begun.
int64_t DayNamed(int weekday, int64_t time) {
  const int64_t today = (time - (time < 0 ? kDaySeconds - 1 : 0)) / kDaySeconds;
  // The first day of the epoch was a Thursday.
  const int64_t days_ago = ((today + 4 - weekday) % 7 + 7) % 7;
  return days_ago == 6 ? today + 1 : today - days_ago;
}

// How many days lie between those that two documents name. Of undated ones
// Sunday and Monday are one day apart, too.
int64_t DaysApart(int a, int b, const DocumentTime& time_a,
                  const DocumentTime& time_b) {
  if (time_a.has_value() && time_b.has_value()) {
    return std::abs(DayNamed(a, *time_a) - DayNamed(b, *time_b));
  }
  return std::min(std::abs(a - b), 7 - std::abs(a - b));
}

void MeasureFirstWeekdays(const BatchVectors& batch, uint32_t a, uint32_t b,
                          PairFeatures* features) {
  const int day_a = batch.first_weekday[a];
  const int day_b = batch.first_weekday[b];
  if (day_a == 0 || day_b == 0) return;
  const int64_t apart = DaysApart(day_a, day_b, batch.times[a], batch.times[b]);
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

// From -1/2 to 1/2. Half is what unlike news have of common models.
Fixed EmbeddingEvidence(const BatchVectors& batch, uint32_t a, uint32_t b,
                        Fixed words) {
  if (batch.embeddings.empty() || batch.embeddings[a].empty() ||
      batch.embeddings[b].empty()) {
    return 0;
  }
  const Fixed cosine =
      EmbeddingCosine(batch.embeddings[a], batch.embeddings[b]);
  return std::min(std::max(cosine - kFixedOne / 2, -kFixedOne / 2), words);
}

}  // namespace

void PairMeter::Load(uint32_t a) {
  a_ = a;
  text_.Load(a);
  names_.Load(vectors_.of(Channel::kNames, a));
  numbers_.Load(vectors_.of(Channel::kNumbers, a));
}

void PairMeter::SetTextChannel(Channel channel, uint32_t b, Feature feature,
                               uint64_t product, PairFeatures* features) const {
  if (batch_.text.empty(channel, a_) || batch_.text.empty(channel, b)) {
    FillUnknown(feature, features);
  } else {
    (*features)[feature] = RootOfProducts(product);
  }
}

// All features of the texts, in one pass.
void PairMeter::MeasureText(uint32_t b, PairFeatures* features) {
  uint64_t rare = 0;
  Fixed worth = 0;
  const TextProducts products = text_.Measure(b, [&](Fixed idf) {
    rare += idf > kRareIdf;
    worth += std::max<Fixed>(idf - kWorthFrom, 0);
  });
  (*features)[Feature::kWords] = RootOfProducts(products.words);
  (*features)[Feature::kRareWords] = NaturalLog(1 + rare);
  (*features)[Feature::kSharedWords] = FixedLog(kFixedOne + worth);
  SetTextChannel(Channel::kLead, b, Feature::kLead, products.lead, features);
  SetTextChannel(Channel::kTitle, b, Feature::kTitle, products.title, features);
  SetTextChannel(Channel::kBigrams, b, Feature::kBigrams, products.bigrams,
                 features);
  if (batch_.text.empty(Channel::kTitle, a_) &&
      batch_.text.empty(Channel::kTitle, b)) {
    FillUnknown(Feature::kTitleLead, features);
  } else {
    (*features)[Feature::kTitleLead] = RootOfProducts(
        std::max(products.title_with_lead, products.lead_with_title));
  }
}

void PairMeter::MeasureChannel(Channel channel, uint32_t b, Feature feature,
                               TermMatcher* matcher, PairFeatures* features) {
  if (vectors_.empty(channel, a_) || vectors_.empty(channel, b)) {
    FillUnknown(feature, features);
  } else {
    (*features)[feature] =
        RootOfProducts(matcher->SumOfProducts(vectors_.of(channel, b)));
  }
}

PairFeatures PairMeter::Measure(uint32_t b) {
  PairFeatures f;
  MeasureText(b, &f);
  MeasureChannel(Channel::kNames, b, Feature::kNames, &names_, &f);
  MeasureChannel(Channel::kNumbers, b, Feature::kNumbers, &numbers_, &f);
  f[Feature::kOrdinals] =
      SharedEvidence(vectors_, Channel::kOrdinals, a_, b, 3);
  f[Feature::kOtherOrdinals] = Disagreements(vectors_, Channel::kOrdinalNouns,
                                             Channel::kOrdinals, a_, b, 2);
  f[Feature::kDates] = SharedEvidence(vectors_, Channel::kDates, a_, b, 3);
  f[Feature::kOtherWeekdays] = OtherWeekdays(vectors_, a_, b);
  MeasureFirstWeekdays(batch_, a_, b, &f);
  f[Feature::kCounts] = SharedEvidence(vectors_, Channel::kCounts, a_, b, 4);
  f[Feature::kOtherCounts] =
      Disagreements(vectors_, Channel::kCountNouns, Channel::kCounts, a_, b, 5);
  f[Feature::kDays] = DaysBetween(batch_.times[a_], batch_.times[b]);
  const uint64_t source = batch_.sources[a_];
  const bool same_source = source != 0 && source == batch_.sources[b];
  f[Feature::kSameSource] = same_source ? kFixedOne : 0;
  f.set_embedding(EmbeddingEvidence(batch_, a_, b, f[Feature::kWords]));
  return f;
}

PairFeatures MeasurePair(const BatchVectors& batch, uint32_t a, uint32_t b) {
  PairMeter meter(batch);
  meter.Load(a);
  return meter.Measure(b);
}

Fixed ScorePair(const PairFeatures& features, const PairWeights& weights) {
  int64_t sum = weights.bias * kFixedOne;
  for (size_t i = 0; i < kFeatures; ++i) {
    const auto feature = static_cast<Feature>(i);
    sum += features[feature] * weights[feature];
  }
  sum += features.embedding() * weights.embeddings;
  return std::min(std::max(sum >> kFixedBits, kLowestLogit), kHighestLogit);
}

}  // namespace samestory
