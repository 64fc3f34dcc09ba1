#include "cluster/story/pair_weights.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::HasSubstr;

std::string WholeTable() {
  std::string table =
      "bias -1.5 # of nothing\n\nstory_level .25\nstoryline_level -1.5\n";
  for (size_t i = 0; i < kFeatures; ++i) {
    absl::StrAppend(&table, FeatureName(static_cast<Feature>(i)), "\t", i,
                    "\n");
  }
  return table;
}

TEST(PairWeightsTest, EveryEntryIsRead) {
  const auto weights = PairWeights::Parse(WholeTable());
  ASSERT_TRUE(weights.ok()) << weights.status();
  EXPECT_EQ(weights->bias, FixedFromDouble(-1.5));
  EXPECT_EQ(weights->story_level, FixedFromDouble(.25));
  EXPECT_EQ((*weights)[Feature::kWords], 0);
  EXPECT_EQ((*weights)[Feature::kSameSource], FixedFromDouble(19));
}

TEST(PairWeightsTest, ErrorsNameTheLineOrTheEntry) {
  struct Case {
    std::string from, to, message;
  };
  const Case kCases[] = {
      {"bias", "bais", "weights:1: no entry is called bais"},
      {"bias -1.5", "bias", "weights:1: wants a name and a number"},
      {"bias -1.5", "bias 1.5x",
       "bias wants a number in [-100, 100], got 1.5x"},
      {"bias -1.5", "bias nan", "bias wants a number"},
      {"bias -1.5", "bias 1e9", "bias wants a number"},
      {"bias -1.5 ", "", "bias is missing"},
      {"story_level", "bias 1\nstory_level", "weights:3: bias is there twice"},
  };
  for (const Case& c : kCases) {
    const auto weights =
        PairWeights::Parse(absl::StrReplaceAll(WholeTable(), {{c.from, c.to}}));
    ASSERT_FALSE(weights.ok()) << c.to;
    EXPECT_THAT(weights.status().message(), HasSubstr(c.message));
  }
}

TEST(PairWeightsTest, TheShippedTablesSayThatSharingSpeaksForOneStory) {
  for (const PairWeights* weights :
       {&PairWeights::Shipped(), &PairWeights::ShippedForHeadlines()}) {
    EXPECT_LT(weights->bias, 0);
    EXPECT_GT((*weights)[Feature::kWords], 0);
    EXPECT_LT((*weights)[Feature::kDays], 0);
    EXPECT_LT(weights->storyline_level, weights->story_level);
  }
}

TEST(PairWeightsTest, InAHeadlineFeedOneOutletMayCarryAStoryTwice) {
  EXPECT_EQ(PairWeights::ShippedForHeadlines()[Feature::kSameSource], 0);
}

}  // namespace
}  // namespace samestory
