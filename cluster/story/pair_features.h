// What two documents have in common, feature by feature, and the logit of
// "one story" that a table of weights makes of it.
//
//   const PairFeatures features = MeasurePair(batch, 0, 1);
//   features[Feature::kWords];              // 0 .. 65536
//   ScorePair(features, PairWeights::Shipped());   // a logit
//
// words names numbers lead title bigrams
//     the root of the cosine of the channel; if either document has nothing
//     in it, what pairs with as many words in common have on average: no
//     evidence, neither for nor against
// title_lead
//     the root of the larger cosine of one's title with the other's lead
// ordinals dates counts
//     the evidence of shared "11th trip", "12 May", "42 dead"; at most 3, 3, 4
// other_ordinals other_counts
//     nouns that both have with an ordinal (a number), but not with the same:
//     "11th trip" and "10th trip"; at most 2, 5
// other_weekdays
//     1 if both name weekdays and share none
// same_day next_day other_day
//     1 if the first weekdays that both name are one, one apart, further apart;
//     which days they are is told by the documents' dates, if both have one
// rare_words shared_words
//     ln(1 + how many rare words both have), ln(1 + how much all they share
//     is worth)
// days
//     ln of the days between the two, from the second day, at most 4; 0 if
//     either has no date
// same_source
//     1 if one outlet published both
//
// Beside these, where embeddings are given, embedding(): their cosine above
// one half, but not above `words`: alone they say nothing for one story.
//
// Symmetric. About 1 us for two articles of 500 words. Thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_PAIR_FEATURES_H_
#define SAMESTORY_CLUSTER_STORY_PAIR_FEATURES_H_

#include <array>
#include <cstdint>

#include "cluster/story/batch_vectors.h"
#include "cluster/story/channel_vectors.h"
#include "cluster/story/evidence.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/pair_weights.h"
#include "cluster/story/term_matcher.h"
#include "cluster/story/text_meter.h"

namespace samestory {

class PairFeatures {
 public:
  Fixed operator[](Feature feature) const {
    return values_[static_cast<size_t>(feature)];
  }
  Fixed& operator[](Feature feature) {
    return values_[static_cast<size_t>(feature)];
  }

  Fixed embedding() const { return embedding_; }
  void set_embedding(Fixed value) { embedding_ = value; }

  // Whether either document has nothing to measure `feature` by, so that what
  // the words let expect stands in.
  bool unknown(Feature feature) const {
    return unknown_ >> static_cast<int>(feature) & 1;
  }
  void set_unknown(Feature feature) {
    unknown_ |= uint32_t{1} << static_cast<int>(feature);
  }

 private:
  std::array<Fixed, kFeatures> values_{};
  uint32_t unknown_ = 0;
  Fixed embedding_ = 0;
};

// What a feature is on average, given the words, among pairs that have both:
// intercept + slope * words, but not below 0. Lines through the pairs of the
// labelled sets whose words are above .35; of a feature that cannot be unknown
// nothing.
struct Expectation {
  Fixed intercept = 0;
  Fixed slope = 0;
};

Expectation ExpectationOf(Feature feature);

PairFeatures MeasurePair(const BatchVectors& batch, uint32_t a, uint32_t b);

// The same for one document with many others; a thread's own. Half the time
// if `a` has several partners.
class PairMeter {
 public:
  // `batch` must outlive the meter.
  explicit PairMeter(const BatchVectors& batch)
      : batch_(batch), vectors_(batch.channels), text_(batch.text) {}

  void Load(uint32_t a);
  PairFeatures Measure(uint32_t b);

 private:
  void MeasureText(uint32_t b, PairFeatures* features);
  void SetTextChannel(Channel channel, uint32_t b, Feature feature,
                      uint64_t product, PairFeatures* features) const;
  void MeasureChannel(Channel channel, uint32_t b, Feature feature,
                      TermMatcher* matcher, PairFeatures* features);

  const BatchVectors& batch_;
  const ChannelVectors& vectors_;
  uint32_t a_ = 0;
  TextMeter text_;
  TermMatcher names_, numbers_;
};

// Bias and weighted features, clamped to [kLowestLogit, kHighestLogit].
Fixed ScorePair(const PairFeatures& features, const PairWeights& weights);

// A pair that is never measured counts as the lowest.
constexpr Fixed kLowestLogit = -7 * kFixedOne;
constexpr Fixed kHighestLogit = 12 * kFixedOne;

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_PAIR_FEATURES_H_
