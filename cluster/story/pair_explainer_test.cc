#include "cluster/story/pair_explainer.h"

#include "cluster/story/batch_evidence.h"
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
  BatchEvidence evidence = ReadEvidence(
      2,
      [&](size_t i) {
        return TitleAndBody{"", i == 0 ? body_a : body_b};
      },
      1);
  BatchVectors batch =
      MakeBatchVectors(std::move(evidence), std::vector<DocumentTime>(2),
                       std::vector<uint64_t>(2), Background::Shipped(), 1);
  batch.text.AddPairs(Background::Shipped(), 1);
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

TEST(ExplainPairTest, SharedTermsAreShownOnOneLine) {
  const PairExplanation explanation =
      Explain("They came to Port\nEllan for the\n  11th trip.",
              "The 11th trip led them to Port Ellan.");
  for (const ChannelEvidence& channel : explanation.channels) {
    for (const std::string& term : channel.shared) {
      EXPECT_EQ(term.find_first_of("\n\r\t"), std::string::npos) << term;
    }
    if (channel.name == "bigrams") {
      EXPECT_THAT(channel.shared, Contains("Port Ellan"));
    }
  }
}

TEST(ExplainPairTest, NoStopWordIsShownAsCounted) {
  const PairExplanation explanation =
      Explain("In 2026\u00a0the 42 buses came, 31 from Zubara.",
              "The 42 buses, 31 from Zubara, came in 2026 the same way.");
  for (const ChannelEvidence& channel : explanation.channels) {
    if (channel.name == "counts") {
      EXPECT_THAT(channel.shared, ElementsAre("42 buses"));
    }
  }
}

TEST(StrongestPathTest, TheWeakestLinkIsAsStrongAsCanBe) {
  const std::vector<Link> links = {At(0, 1, .5), At(0, 2, 3), At(2, 3, 2),
                                   At(1, 3, 4), At(1, 4, 9)};
  EXPECT_THAT(StrongestPath(links, {0, 0, 0, 0, 1}, 0, 1),
              ElementsAre(0, 2, 3, 1));
  EXPECT_THAT(StrongestPath(links, {0, 0, 0, 0, 1}, 1, 3), ElementsAre(1, 3));
}

struct VerdictCase {
  double logit;
  bool same_story;
  bool same_storyline;
  uint32_t affair_articles;
  std::string verdict;
};

TEST(VerdictOfTest, SaysWhatWasDecidedAndWhy) {
  const VerdictCase cases[] = {
      {2, true, true, 2,
       "One story: the pair alone scores 2.00, one story from 0.25."},
      {-1, true, true, 3,
       "One story through other articles: the pair alone scores -1.00, one "
       "story from 0.25; the two parts of their affair (3 articles) that hold "
       "them score 1.50 on average."},
      {-1, false, false, 0,
       "Two stories, no storyline: the pair alone scores -1.00, one story "
       "from 0.25."},
      {2, false, true, 5,
       "Two stories of one storyline: the pair alone scores 2.00, one story "
       "from 0.25; the two parts of their affair (5 articles) that hold them "
       "score 1.50 on average, beside what else is in it one story from "
       "1.75."},
      {2, false, false, 0,
       "Two stories, no storyline: the pair alone scores 2.00, one story from "
       "0.25; the articles each is with fit together worse."},
  };
  for (const VerdictCase& c : cases) {
    PairExplanation explanation;
    explanation.logit = c.logit;
    explanation.threshold = .25;
    explanation.same_story = c.same_story;
    explanation.same_storyline = c.same_storyline;
    explanation.affair_articles = c.affair_articles;
    explanation.affair_logit = 1.5;
    explanation.affair_asked = 1.75;
    EXPECT_EQ(VerdictOf(explanation), c.verdict);
  }
}

TEST(VerdictOfTest, NamesWhatSpeaksAgainstOneStory) {
  PairExplanation explanation;
  explanation.logit = -1;
  explanation.threshold = .25;
  const auto add = [&](absl::string_view name, double contribution,
                       std::vector<std::string> shared) {
    ChannelEvidence channel;
    channel.name = std::string(name);
    channel.contribution = contribution;
    channel.shared = std::move(shared);
    explanation.channels.push_back(channel);
  };
  add("words", -2, {});
  add("days", -.5, {});
  add("other_ordinals", -.35, {"trip"});
  add("other_counts", -.05, {"dead"});
  EXPECT_EQ(VerdictOf(explanation),
            "Two stories, no storyline: the pair alone scores -1.00, one story "
            "from 0.25; against it: other ordinals (trip), published days "
            "apart.");
  explanation.same_story = true;
  EXPECT_THAT(VerdictOf(explanation), Not(HasSubstr("against")));
}

}  // namespace
}  // namespace samestory
