#include "cli/suggest.h"

#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

const std::vector<std::string>& Verbs() {
  static const auto* verbs =
      new std::vector<std::string>{"cluster", "dedup", "explain", "eval"};
  return *verbs;
}

TEST(EditDistanceTest, CountsKeystrokes) {
  struct Case {
    std::string a, b;
    int distance;
  };
  const std::vector<Case> cases = {
      {"", "", 0},
      {"", "abc", 3},
      {"same", "same", 0},
      {"dedpu", "dedup", 1},
      {"dedu", "dedup", 1},
      {"deddup", "dedup", 1},
      {"kitten", "sitting", 3},
      {"ca", "abc", 3},  // restricted: no edit twice
  };
  for (const Case& c : cases) {
    EXPECT_EQ(EditDistance(c.a, c.b), c.distance) << c.a << " " << c.b;
    EXPECT_EQ(EditDistance(c.b, c.a), c.distance) << c.b << " " << c.a;
  }
}

TEST(SuggestTest, TyposFindTheirWord) {
  EXPECT_EQ(*Suggest("dedpu", Verbs()), "dedup");
  EXPECT_EQ(*Suggest("clutser", Verbs()), "cluster");
  EXPECT_EQ(*Suggest("explian", Verbs()), "explain");
  EXPECT_EQ(*Suggest("evl", Verbs()), "eval");
  EXPECT_EQ(*Suggest("deduplicate", {"dedup", "deduplicated"}), "deduplicated");
}

TEST(SuggestTest, AUniqueBeginningFindsItsWord) {
  EXPECT_EQ(*Suggest("exp", Verbs()), "explain");
  EXPECT_EQ(*Suggest("--thresh", {"--threads", "--threshold"}), "--threshold");
}

TEST(SuggestTest, DashesDoNotCount) {
  EXPECT_EQ(*Suggest("-format", {"--format"}), "--format");
  EXPECT_EQ(*Suggest("--min_size", {"--min-size"}), "--min-size");
}

TEST(SuggestTest, AStrangerFindsNothing) {
  EXPECT_FALSE(Suggest("news", Verbs()).has_value());
  EXPECT_FALSE(Suggest("", Verbs()).has_value());
  EXPECT_EQ(DidYouMean("news", Verbs()), "");
}

TEST(SuggestTest, TheMessageQuotesTheWord) {
  EXPECT_EQ(DidYouMean("dedpu", Verbs()), "; did you mean `dedup`?");
}

}  // namespace
}  // namespace samestory
