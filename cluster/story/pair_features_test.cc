#include "cluster/story/pair_features.h"

#include <string>

#include "cluster/story/batch_evidence.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

struct Text {
  std::string title;
  std::string body;
};

// Measures the first two of `texts`; the others only make terms shared.
PairFeatures Measure(const std::vector<Text>& texts,
                     std::vector<DocumentTime> times = {},
                     std::vector<uint64_t> sources = {}) {
  times.resize(texts.size());
  sources.resize(texts.size());
  BatchVectors batch =
      MakeBatchVectors(ReadEvidence(
                           texts.size(),
                           [&](size_t i) {
                             return TitleAndBody{texts[i].title, texts[i].body};
                           },
                           1),
                       times, sources, Background::Shipped(), 1);
  batch.text.AddPairs(Background::Shipped(), 1);
  const PairFeatures features = MeasurePair(batch, 0, 1);
  const PairFeatures reverse = MeasurePair(batch, 1, 0);
  for (size_t i = 0; i < kFeatures; ++i) {
    const auto feature = static_cast<Feature>(i);
    EXPECT_EQ(features[feature], reverse[feature]) << FeatureName(feature);
  }
  return features;
}

constexpr char kTrip[] =
    "The envoy Ana Bell flew to Zubara on her 11th trip, on 12 May.";

TEST(MeasurePairTest, TheSameTextTwiceIsAlikeInEveryChannel) {
  const PairFeatures f = Measure(
      {{"Envoy flies to Zubara", kTrip}, {"Envoy flies to Zubara", kTrip}});
  for (Feature feature : {Feature::kWords, Feature::kNames, Feature::kNumbers,
                          Feature::kLead, Feature::kTitle, Feature::kBigrams}) {
    EXPECT_NEAR(f[feature], kFixedOne, 8) << FeatureName(feature);
    EXPECT_FALSE(f.unknown(feature));
  }
  EXPECT_GT(f[Feature::kOrdinals], 0);
  EXPECT_GT(f[Feature::kDates], 0);
  EXPECT_EQ(f[Feature::kOtherOrdinals], 0);
}

TEST(MeasurePairTest, AnEmptyChannelTakesWhatTheWordsLetExpect) {
  const PairFeatures f = Measure({{"", kTrip}, {"Envoy in Zubara", kTrip}});
  EXPECT_TRUE(f.unknown(Feature::kTitle));
  EXPECT_NEAR(DoubleFromFixed(f[Feature::kTitle]),
              -.205 + 1.147 * DoubleFromFixed(f[Feature::kWords]), .001);
  EXPECT_FALSE(f.unknown(Feature::kTitleLead));
}

TEST(MeasurePairTest, NothingIsExpectedWhereTheWordsHaveLittleInCommon) {
  const PairFeatures f = Measure(
      {{"", "Rain fell in Arbona."}, {"A ferry sails", "Goats eat cloth."}});
  EXPECT_TRUE(f.unknown(Feature::kTitle));
  EXPECT_EQ(f[Feature::kTitle], 0);
}

TEST(MeasurePairTest, AnotherOrdinalOfTheSameNounIsAConflict) {
  const PairFeatures f = Measure(
      {{"", "It was the 10th trip of all."}, {"", "It is the 11th trip now."}});
  EXPECT_EQ(f[Feature::kOtherOrdinals], kFixedOne);
  EXPECT_EQ(f[Feature::kOrdinals], 0);
}

TEST(MeasurePairTest, WeekdaysAgreeOrAreDaysApart) {
  struct Case {
    const char* a;
    const char* b;
    Feature feature;
  };
  const Case kCases[] = {
      {"They met on Monday.", "Talks on Monday.", Feature::kSameDay},
      {"They met on Sunday.", "Talks on Monday.", Feature::kNextDay},
      {"They met on Friday.", "Talks on Monday.", Feature::kOtherDay}};
  for (const Case& c : kCases) {
    const PairFeatures f = Measure({{"", c.a}, {"", c.b}});
    for (Feature feature :
         {Feature::kSameDay, Feature::kNextDay, Feature::kOtherDay}) {
      EXPECT_EQ(f[feature], feature == c.feature ? kFixedOne : 0) << c.a;
    }
    EXPECT_EQ(f[Feature::kOtherWeekdays],
              c.feature == Feature::kSameDay ? 0 : kFixedOne);
  }
}

// The first of January 1970 was a Thursday.
TEST(MeasurePairTest, DatesTellWhichDayAWeekdayIs) {
  constexpr int64_t kDay = 24 * 3600;
  constexpr int64_t kMonday = 4 * kDay + kDay / 2;
  const struct {
    const char* a;
    const char* b;
    int64_t time_a, time_b;
    Feature feature;
  } kCases[] = {
      {"On Monday", "On Monday", kMonday, kMonday, Feature::kSameDay},
      {"On Monday", "On Monday", kMonday, kMonday + 5 * kDay,
       Feature::kSameDay},
      {"On Monday", "On Monday", kMonday, kMonday + 7 * kDay,
       Feature::kOtherDay},
      {"On Monday", "On Monday", kMonday - kDay, kMonday, Feature::kSameDay},
      {"On Sunday", "On Monday", kMonday, kMonday, Feature::kNextDay},
      {"On Sunday", "On Monday", kMonday, kMonday + 7 * kDay,
       Feature::kOtherDay},
      {"On Monday", "On Monday", -10 * kDay, -10 * kDay + 1,
       Feature::kSameDay}};
  for (const auto& c : kCases) {
    const PairFeatures f =
        Measure({{"", c.a}, {"", c.b}}, {c.time_a, c.time_b});
    for (Feature feature :
         {Feature::kSameDay, Feature::kNextDay, Feature::kOtherDay}) {
      EXPECT_EQ(f[feature], feature == c.feature ? kFixedOne : 0)
          << c.a << c.time_a << c.b << c.time_b;
    }
  }
}

TEST(MeasurePairTest, TheFirstDayBetweenTwoDatesIsFree) {
  const std::vector<Text> texts = {{"", kTrip}, {"", kTrip}};
  constexpr int64_t kDay = 24 * 3600;
  EXPECT_EQ(Measure(texts, {0, kDay})[Feature::kDays], 0);
  EXPECT_NEAR(Measure(texts, {0, 5 * kDay})[Feature::kDays],
              FixedFromDouble(1.6094), 10);
  EXPECT_EQ(Measure(texts, {9000 * kDay, 0})[Feature::kDays], 4 * kFixedOne);
  EXPECT_EQ(Measure(texts, {0, absl::nullopt})[Feature::kDays], 0);
}

TEST(MeasurePairTest, OnlyKnownSourcesAreTheSame) {
  const std::vector<Text> texts = {{"", kTrip}, {"", kTrip}};
  EXPECT_EQ(Measure(texts, {}, {7, 7})[Feature::kSameSource], kFixedOne);
  EXPECT_EQ(Measure(texts, {}, {7, 8})[Feature::kSameSource], 0);
  EXPECT_EQ(Measure(texts, {}, {0, 0})[Feature::kSameSource], 0);
}

TEST(MeasurePairTest, NothingInCommonGivesNothing) {
  const PairFeatures f = Measure({{"", ""}, {"", kTrip}});
  for (size_t i = 0; i < kFeatures; ++i) {
    EXPECT_EQ(f[static_cast<Feature>(i)], 0);
  }
}

TEST(ScorePairTest, AddsWhatTheTableSaysAndClamps) {
  PairWeights weights;
  weights.bias = -2 * kFixedOne;
  weights.weights[static_cast<size_t>(Feature::kWords)] = 6 * kFixedOne;
  PairFeatures features;
  features[Feature::kWords] = kFixedOne / 2;
  EXPECT_EQ(ScorePair(features, weights), kFixedOne);
  weights.bias = -90 * kFixedOne;
  EXPECT_EQ(ScorePair(features, weights), kLowestLogit);
  weights.bias = 90 * kFixedOne;
  EXPECT_EQ(ScorePair(features, weights), kHighestLogit);
}

}  // namespace
}  // namespace samestory
