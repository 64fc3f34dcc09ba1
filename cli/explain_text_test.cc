#include "cli/explain_text.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace samestory {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

// Articles 0 and 1 are one story, 2 is a copy of 1, 3 is another story of the
// same storyline.
class ExplainTextTest : public testing::Test {
 protected:
  ExplainTextTest() {
    articles_.resize(4);
    stories_.placements.resize(4);
    stories_.stories.resize(2);
    for (DocId doc = 0; doc < 4; ++doc) {
      articles_[doc].id = std::string(1, 'a' + doc);
      stories_.placements[doc].canonical = doc == 2 ? 1 : doc;
      stories_.placements[doc].story = doc == 3 ? 1 : 0;
    }
    articles_[0].title = "Envoy returns";
    articles_[0].source = "dailypost.example";
    articles_[0].published = absl::FromUnixSeconds(1729555200);
    articles_[1].body =
        "The envoy returned to the region on Monday for the eleventh time "
        "since the war began a year ago.";
    stories_.stories[0].id = "s-1";
    stories_.stories[0].headline = "Envoy returns";
    stories_.stories[1].id = "s-2";
    stories_.stories[0].storyline = stories_.stories[1].storyline = "line";

    why_.canonical_b = 1;
    why_.jaccard = 0.125;
    why_.story.verdict = "One story: the score reaches the level.";
    why_.story.channels = {{"words", 0.5, 4, 2, false, {"envoy", "truce"}},
                           {"title", 0.5, 1, 0.5, true, {}},
                           {"days", 0, -0.25, -0.0, false, {}}};
    why_.story.bias = -1;
    why_.story.logit = 1.5;
    why_.story.path = {0, 3, 1};
  }

  ExplainedPair Pair(DocId a, DocId b) {
    return {a, b, articles_, stories_, why_, thresholds_};
  }

  std::vector<Article> articles_;
  Stories stories_;
  Explanation why_;
  DedupOptions thresholds_;
};

TEST_F(ExplainTextTest, IntroducesTheTwoByTitleOrText) {
  const std::string text = ExplainText(Pair(0, 1));
  EXPECT_THAT(text, HasSubstr("A  a\n   Envoy returns (dailypost.example, "
                              "2024-10-22)\n"));
  EXPECT_THAT(text,
              HasSubstr("B  b\n   no title: The envoy returned to the "
                        "region on Monday for the eleventh time since ... "
                        "(no source, no date)\n"));
}

TEST_F(ExplainTextTest, FiguresStandBesideTheirThresholds) {
  const std::string text = ExplainText(Pair(0, 1));
  EXPECT_THAT(text, HasSubstr("Copies: no\n"));
  EXPECT_THAT(text, HasSubstr("Jaccard of A and B           0.1250   copies "
                              "from 0.70\n"));
  thresholds_.containment_threshold = 0;
  EXPECT_THAT(ExplainText(Pair(0, 1)),
              HasSubstr("share of A that lies in B    0.0000   not used\n"));
}

TEST_F(ExplainTextTest, EveryChannelThatSaysSomethingHasItsRow) {
  const std::string text = ExplainText(Pair(0, 1));
  EXPECT_THAT(text, HasSubstr("  words                 0.5000    4.000    "
                              "2.000  envoy, truce\n"));
  EXPECT_THAT(text, HasSubstr("  title                 0.5000    1.000    "
                              "0.500  unknown on one side: as the "
                              "words let expect\n"));
  EXPECT_THAT(text, HasSubstr("  none of: days\n"));
  EXPECT_THAT(text, HasSubstr("path: a -> d -> b\n"));
}

TEST_F(ExplainTextTest, TwoStoriesOfOneStorylineAreToldApart) {
  const std::string text = ExplainText(Pair(0, 3));
  EXPECT_THAT(text, HasSubstr("One story: no\n"));
  EXPECT_THAT(text, HasSubstr("A is in s-1: Envoy returns\n"));
  EXPECT_THAT(text, HasSubstr("B is in s-2: "));
  EXPECT_THAT(text, HasSubstr("One storyline: yes\n"));
}

TEST_F(ExplainTextTest, CopiesNeedNoChannels) {
  why_.canonical_a = 1;
  why_.evidence_b = {MergeReason::kJaccard, 0.9, 0.95, 0.94};
  const std::string text = ExplainText(Pair(1, 2));
  EXPECT_THAT(text, HasSubstr("Copies: yes, of the group around b\n"));
  EXPECT_THAT(text, HasSubstr("B is a copy of b: jaccard, Jaccard 0.9000"));
  EXPECT_THAT(text, Not(HasSubstr("evidence")));
}

TEST_F(ExplainTextTest, JsonHoldsTheSameFigures) {
  const json answer = json::parse(ExplainJson(Pair(0, 1)));
  EXPECT_EQ(answer["a"]["id"], "a");
  EXPECT_EQ(answer["copies"]["jaccard"], 0.125);
  EXPECT_EQ(answer["copies"]["b"]["reason"], "canonical");
  EXPECT_EQ(answer["story"]["same_story"], true);
  EXPECT_EQ(answer["story"]["channels"].size(), 3u);
  EXPECT_EQ(answer["story"]["path"], json({"a", "d", "b"}));
}

}  // namespace
}  // namespace samestory
