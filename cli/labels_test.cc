#include "cli/labels.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(LabelsTest, ColumnsAreFoundByName) {
  const auto labels =
      ParseLabels("topic,story,id\nx,s1,a\ny,s2,\"b,c\"\n", "g");
  ASSERT_TRUE(labels.ok()) << labels.status();
  EXPECT_EQ(labels->at("a"), "s1");
  EXPECT_EQ(labels->at("b,c"), "s2");
  EXPECT_EQ(labels->size(), 2u);
}

TEST(LabelsTest, AnotherColumnIsReadInTheSameWay) {
  const auto labels =
      ParseLabels("id,story,headline\na,s1,Storm\n", "g", "headline");
  ASSERT_TRUE(labels.ok()) << labels.status();
  EXPECT_EQ(labels->at("a"), "Storm");
  EXPECT_EQ(ParseLabels("id,story\n", "g.csv", "headline").status().message(),
            "g.csv:1: wants columns `id` and `headline`, got id,story");
}

TEST(LabelsTest, TheHeaderIsReadWithoutCase) {
  const auto labels = ParseLabels("ID,Story\na,1\n", "g.csv");
  ASSERT_TRUE(labels.ok()) << labels.status();
  EXPECT_EQ(labels->at("a"), "1");
}

TEST(LabelsTest, TheSameRowTwiceIsNoConflict) {
  EXPECT_TRUE(ParseLabels("id,story\na,1\na,1\n\n", "g").ok());
}

TEST(LabelsTest, AnIdWrittenAsNoFormulaIsTheIdAgain) {
  const auto labels = ParseLabels("id,story\n'-x1,s\n'tis,s\n@y,s\n", "g");
  ASSERT_TRUE(labels.ok()) << labels.status();
  EXPECT_TRUE(labels->contains("-x1"));
  EXPECT_TRUE(labels->contains("'tis"));
  EXPECT_TRUE(labels->contains("@y"));
}

TEST(LabelsTest, ComplaintsNameTheRow) {
  struct Case {
    std::string text, complaint;
  };
  const std::vector<Case> cases = {
      {"", "g.csv:1: wants columns `id` and `story`, got "},
      {"id,label\n", "g.csv:1: wants columns `id` and `story`, got id,label"},
      {"id,story\na,1\nb\n", "g.csv:3: wants 2 fields or more, got 1"},
      {"id,story\na,1\na,2\n", "g.csv:3: `a` has two stories, `1` and `2`"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ParseLabels(c.text, "g.csv").status().message(), c.complaint);
  }
}

TEST(LabelsTest, OnlyWhatBothHaveIsCompared) {
  const Labels gold = {{"a", "1"}, {"b", "1"}, {"c", "2"}, {"lost", "3"}};
  const Labels predicted = {{"a", "x"}, {"b", "x"}, {"c", "y"}, {"new", "z"}};
  const auto agreement = CompareLabels(gold, predicted);
  ASSERT_TRUE(agreement.ok());
  EXPECT_EQ(agreement->articles, 3u);
  EXPECT_EQ(agreement->bcubed.f1, 1);
}

TEST(LabelsTest, NothingInCommonIsAFailure) {
  EXPECT_FALSE(CompareLabels({{"a", "1"}}, {{"b", "1"}}).ok());
}

}  // namespace
}  // namespace samestory
