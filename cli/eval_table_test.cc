#include "cli/eval_table.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace samestory {
namespace {

EvalResult SomeResult() {
  EvalResult result;
  result.agreement = *MeasureAgreement({1, 1, 1, 2, 2}, {5, 5, 6, 6, 6});
  result.gold_articles = 6;
  result.predicted_articles = 7;
  return result;
}

TEST(EvalTableTest, TheTableIsAligned) {
  EXPECT_EQ(EvalTable(SomeResult()),
            "                      precision   recall       F1\n"
            "BCubed                   0.7333   0.7333   0.7333\n"
            "BCubed, stories of 2-5   0.7333   0.7333   0.7333\n"
            "pairs                    0.5000   0.5000   0.5000\n"
            "BCubed of singletons                       0.5714\n"
            "\n"
            "ARI 0.1667   AMI 0.2513   V 0.4325 (homogeneity 0.4325, "
            "completeness 0.4325)\n"
            "stories 2, gold 2   articles 5 of 6 gold, of 7 predicted\n");
}

TEST(EvalTableTest, JsonHoldsTheSameFigures) {
  const auto json = nlohmann::json::parse(EvalJson(SomeResult()));
  EXPECT_NEAR(json["bcubed"]["f1"].get<double>(), 0.7333, 1e-4);
  EXPECT_NEAR(json["ari"].get<double>(), 0.1667, 1e-4);
  EXPECT_EQ(json["articles"], 5);
  EXPECT_EQ(json["gold_stories"], 2);
}

TEST(EvalTableTest, HeadlinesStandThereIfTheyWereAskedFor) {
  EvalResult result = SomeResult();
  EXPECT_FALSE(nlohmann::json::parse(EvalJson(result)).contains("headlines"));
  result.headlines.emplace().Add({.4, .7, .7}, 1, 0);
  EXPECT_THAT(EvalTable(result),
              testing::EndsWith("headlines closest to the human one 1.0000, by "
                                "lot 0.6667, first by time 0.0000, of 1 "
                                "stories\n"));
  const auto json = nlohmann::json::parse(EvalJson(result));
  EXPECT_EQ(json["headlines"]["closest"], 1);
  EXPECT_EQ(json["headlines"]["stories"], 1);
}

}  // namespace
}  // namespace samestory
