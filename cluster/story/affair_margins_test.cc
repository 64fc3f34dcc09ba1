#include "cluster/story/affair_margins.h"

#include <algorithm>
#include <random>

#include "gtest/gtest.h"

namespace samestory {
namespace {

Link At(uint32_t a, uint32_t b, double logit) {
  return {a, b, static_cast<int32_t>(FixedFromDouble(logit))};
}

double LogitOf(const std::vector<Link>& links, uint32_t a, uint32_t b) {
  for (const Link& link : links) {
    if (link.a == a && link.b == b) return DoubleFromFixed(link.weight);
  }
  return -100;
}

TEST(AddMarginsTest, ThePairThatStandsOutGainsAndTheOthersDoNot) {
  // Four of one affair, of which 0 and 1 are more alike.
  const std::vector<Link> links = {At(0, 1, 4), At(0, 2, 1), At(0, 3, 1),
                                   At(1, 2, 1), At(1, 3, 1), At(2, 3, 1)};
  const std::vector<Link> adjusted = AddMargins(4, links, kFixedOne);
  // Both stand at 1 with the rest: (4 - 1) * (4 - 2) / 4.
  EXPECT_NEAR(LogitOf(adjusted, 0, 1), 4 + 1.5, .001);
  // 0 has (4 + 1) / 2 with the others, 2 has 1: (1 - 1.75) * 2 / 4.
  EXPECT_NEAR(LogitOf(adjusted, 0, 2), 1 - .375, .001);
  EXPECT_NEAR(LogitOf(adjusted, 2, 3), 1, .001);
}

TEST(AddMarginsTest, AnAffairOfTwoKeepsItsLogit) {
  const std::vector<Link> links = {At(0, 1, 4), At(2, 3, -1), At(1, 2, -6.5)};
  const std::vector<Link> adjusted = AddMargins(4, links, kFixedOne);
  EXPECT_NEAR(LogitOf(adjusted, 0, 1), 4, .001);
  EXPECT_NEAR(LogitOf(adjusted, 2, 3), -1, .001);
}

TEST(AddMarginsTest, WithoutStrengthNothingChanges) {
  const std::vector<Link> links = {At(0, 1, 4), At(0, 2, 1), At(1, 2, 2)};
  const std::vector<Link> adjusted = AddMargins(3, links, 0);
  for (size_t i = 0; i < 3; ++i) EXPECT_EQ(adjusted[i].weight, links[i].weight);
}

TEST(AddMarginsTest, TheOrderOfTheLinksDoesNotShow) {
  std::mt19937 random(1);
  std::vector<Link> links;
  for (uint32_t a = 0; a < 12; ++a) {
    for (uint32_t b = a + 1; b < 12; ++b) {
      links.push_back(At(a, b, random() % 8 - 3.0));
    }
  }
  std::vector<Link> shuffled = links;
  std::shuffle(shuffled.begin(), shuffled.end(), random);
  const std::vector<Link> before = AddMargins(12, links, kFixedOne);
  const std::vector<Link> after = AddMargins(12, shuffled, kFixedOne);
  for (const Link& link : after) {
    EXPECT_EQ(DoubleFromFixed(link.weight), LogitOf(before, link.a, link.b));
  }
}

TEST(MarginStrengthTest, FallsWithTheSizeOfTheBatch) {
  EXPECT_NEAR(DoubleFromFixed(MarginStrength(0)), 1.2, .001);
  EXPECT_NEAR(DoubleFromFixed(MarginStrength(100)), .6, .001);
  EXPECT_GT(MarginStrength(499), 0);
  EXPECT_EQ(MarginStrength(500), 0);
}

}  // namespace
}  // namespace samestory
