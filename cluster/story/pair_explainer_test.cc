#include "cluster/story/pair_explainer.h"

#include "cluster/story/evidence.h"
#include "cluster/story/pair_features.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Link At(uint32_t a, uint32_t b, double logit) {
  return {a, b, static_cast<int32_t>(FixedFromDouble(logit))};
}

PairExplanation Explain(absl::string_view body_a, absl::string_view body_b) {
  std::vector<StoryDocument> documents(2);
  documents[0].body = body_a;
  documents[1].body = body_b;
  const std::vector<Evidence> evidence = {ExtractEvidence("", body_a),
                                          ExtractEvidence("", body_b)};
  const BatchVectors batch =
      MakeBatchVectors(evidence, std::vector<DocumentTime>(2),
                       std::vector<uint64_t>(2), Background::Shipped(), 1);
  return ExplainPair(documents, batch, PairWeights::Shipped(), 0, 1);
}

TEST(ExplainPairTest, ContributionsAddUpToTheLogit) {
  const PairExplanation explanation =
      Explain("Ana Bell came to Zubara on her 11th trip.",
              "On her 11th trip Ana Bell saw Zubara again.");
  double sum = explanation.bias;
  for (const ChannelEvidence& channel : explanation.channels) {
    sum += channel.contribution;
  }
  EXPECT_NEAR(sum, explanation.logit, .01);
  EXPECT_EQ(explanation.channels.size(), kFeatures);
}

TEST(ExplainPairTest, SharedTermsAreShownAsWritten) {
  const PairExplanation explanation =
      Explain("Ana Bell came to Zubara on her 11th trip.",
              "On her 11th trip Ana Bell saw Zubara again.");
  for (const ChannelEvidence& channel : explanation.channels) {
    if (channel.name == "names") {
      EXPECT_THAT(channel.shared, Contains("Zubara"));
    }
    if (channel.name == "ordinals") {
      EXPECT_THAT(channel.shared, ElementsAre("11th trip"));
    }
  }
}

TEST(AddMarginTest, TheMarginIsAChannelOfItsOwn) {
  PairExplanation explanation;
  AddMargin({At(0, 1, 1), At(0, 2, 2)}, {At(0, 1, 1), At(0, 2, 2.5)}, 2, 0,
            &explanation);
  ASSERT_EQ(explanation.channels.size(), 1u);
  EXPECT_EQ(explanation.channels[0].contribution, .5);
  EXPECT_EQ(explanation.logit, 2.5);
  AddMargin({At(0, 1, 1)}, {At(0, 1, 1)}, 0, 1, &explanation);
  EXPECT_EQ(explanation.channels.size(), 1u);
}

TEST(StrongestPathTest, TheWeakestLinkIsAsStrongAsCanBe) {
  const std::vector<Link> links = {At(0, 1, .5), At(0, 2, 3), At(2, 3, 2),
                                   At(1, 3, 4), At(1, 4, 9)};
  EXPECT_THAT(StrongestPath(links, {0, 0, 0, 0, 1}, 0, 1),
              ElementsAre(0, 2, 3, 1));
  EXPECT_THAT(StrongestPath(links, {0, 0, 0, 0, 1}, 1, 3), ElementsAre(1, 3));
}

TEST(VerdictOfTest, SaysWhatWasDecidedAndWhy) {
  PairExplanation explanation;
  explanation.logit = 2;
  explanation.threshold = .25;
  explanation.same_story = explanation.same_storyline = true;
  explanation.path = {0, 1};
  EXPECT_EQ(VerdictOf(explanation),
            "One story: the pair's score 2.00 reaches the level 0.25.");
  explanation.path = {0, 2, 1};
  EXPECT_THAT(VerdictOf(explanation), HasSubstr("through other articles"));
  explanation.same_story = false;
  explanation.path.clear();
  explanation.logit = -1;
  EXPECT_EQ(VerdictOf(explanation),
            "Two stories of one storyline: the pair's score -1.00 is below "
            "the level 0.25.");
}

}  // namespace
}  // namespace samestory
