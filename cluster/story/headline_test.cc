#include "cluster/story/headline.h"

#include "absl/strings/string_view.h"
#include "cluster/story/fixed_point.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(LeadSentenceTest, DatelinesAreDropped) {
  struct Case {
    const char* body;
    const char* lead;
  };
  const Case kCases[] = {
      {"ZUBARA, May 12 (AP) - The envoy left on Monday. He was tired.",
       "The envoy left on Monday."},
      {"ZUBARA (Agency) \u2014 The envoy left on Monday.",
       "The envoy left on Monday."},
      {"ZUBARA, Norland, May 12 (Agency) The envoy left on Monday.",
       "The envoy left on Monday."},
      {"Zubara \u2013 The envoy left on Monday.", "The envoy left on Monday."},
      {"The envoy - a former judge - left on Monday.",
       "The envoy - a former judge - left on Monday."},
      {"The envoy left (Monday) for Zubara by train.",
       "The envoy left (Monday) for Zubara by train."},
  };
  for (const Case& c : kCases) EXPECT_EQ(LeadSentence(c.body, 20), c.lead);
}

TEST(LeadSentenceTest, ALongSentenceIsCutAfterAClause) {
  EXPECT_EQ(LeadSentence("The envoy of the northern state left the old capital "
                         "on Monday, after talks that lasted for three days "
                         "and brought no result at all.",
                         20),
            "The envoy of the northern state left the old capital on "
            "Monday\u2026");
}

TEST(LeadSentenceTest, WithoutAClauseItIsCutAfterTheWordsThatFit) {
  EXPECT_EQ(LeadSentence("one two three four five six seven", 5),
            "one two three four five\u2026");
}

TEST(LeadSentenceTest, AScrapBeforeTheFirstSentenceIsPassedOver) {
  EXPECT_EQ(LeadSentence("By Staff\nThe envoy left on Monday.", 20),
            "The envoy left on Monday.");
  EXPECT_EQ(LeadSentence("Just this", 20), "Just this");
  EXPECT_EQ(LeadSentence(" \n", 20), "");
}

TEST(TitlePenaltyTest, CountsTheReasonsAgainstATitle) {
  EXPECT_EQ(TitlePenalty("Envoy leaves Zubara after talks"), 0);
  EXPECT_EQ(TitlePenalty("Will the envoy leave Zubara?"), 1);
  EXPECT_EQ(TitlePenalty("LIVE: Envoy leaves Zubara after talks"), 1);
  EXPECT_EQ(TitlePenalty("Live updates: Envoy leaves Zubara"), 1);
  EXPECT_EQ(TitlePenalty("ENVOY LEAVES ZUBARA AFTER TALKS"), 1);
  EXPECT_EQ(TitlePenalty("Envoy leaves"), 1);
  EXPECT_EQ(TitlePenalty("WATCH: Envoy leaves Zubara now!"), 2);
}

TEST(TitleWorthTest, SupportAndShortnessSpeakForATitle) {
  const absl::string_view title = "Envoy leaves Zubara after talks";
  EXPECT_GT(TitleWorth(title, kFixedOne / 2), TitleWorth(title, kFixedOne / 4));
  EXPECT_GT(TitleWorth(title, kFixedOne / 2),
            TitleWorth("Envoy leaves Zubara after talks with many a minister",
                       kFixedOne / 2));
  EXPECT_GT(TitleWorth(title, kFixedOne / 2),
            TitleWorth("LIVE: Envoy leaves Zubara", kFixedOne / 2));
  EXPECT_GE(TitleWorth(title, 0), 0);
}

}  // namespace
}  // namespace samestory
