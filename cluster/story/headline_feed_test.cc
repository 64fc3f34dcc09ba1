#include "cluster/story/headline_feed.h"

#include <algorithm>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;

Link At(uint32_t a, uint32_t b, double logit) {
  return {a, b, static_cast<int32_t>(FixedFromDouble(logit))};
}

// `groups` groups of `size`, all pairs inside linked at `logit`, and a weak
// link from each group to the next.
std::vector<Link> Groups(uint32_t groups, uint32_t size, double logit) {
  std::vector<Link> links;
  for (uint32_t first = 0; first < groups * size; first += size) {
    for (uint32_t a = first; a < first + size; ++a) {
      for (uint32_t b = a + 1; b < first + size; ++b) {
        links.push_back(At(a, b, logit));
      }
    }
    if (first + size < groups * size) {
      links.push_back(At(first, first + size, -.5));
    }
  }
  return links;
}

TEST(GroupHeadlinesTest, InASparseFeedOnlyStrongLinksJoin) {
  const std::vector<Link> links = {At(0, 1, 3.5), At(1, 2, .9), At(3, 4, 1.1)};
  EXPECT_THAT(GroupHeadlines(5, links, 0), ElementsAre(0, 0, 1, 2, 3));
}

TEST(HeadlineLevelsTest, AreHighWhereTheFeedIsSparse) {
  EXPECT_THAT(HeadlineLevels(2, {At(0, 1, 3.5)}, kFixedOne),
              ElementsAre(11 * kFixedOne / 5, 11 * kFixedOne / 5));
  EXPECT_EQ(HeadlineLevels(120, Groups(4, 30, 1.2), 0)[50], -3 * kFixedOne / 2);
}

TEST(GroupHeadlinesTest, InADenseFeedWeakerLinksJoinToo) {
  const std::vector<uint32_t> labels =
      GroupHeadlines(120, Groups(4, 30, 1.2), 0);
  for (uint32_t i = 0; i < 120; ++i) EXPECT_EQ(labels[i], i / 30) << i;
}

TEST(GroupHeadlinesTest, GranularityRaisesTheLevel) {
  const std::vector<Link> links = {At(0, 1, 3.5)};
  EXPECT_THAT(GroupHeadlines(2, links, 0), ElementsAre(0, 0));
  EXPECT_THAT(GroupHeadlines(2, links, 3 * kFixedOne), ElementsAre(0, 1));
}

TEST(GroupHeadlinesTest, TheOrderOfTheLinksDoesNotShow) {
  std::vector<Link> links = Groups(6, 12, 2.8);
  const std::vector<uint32_t> before = GroupHeadlines(72, links, 0);
  std::shuffle(links.begin(), links.end(), std::mt19937(3));
  EXPECT_EQ(GroupHeadlines(72, links, 0), before);
}

TEST(BestLinksTest, ALinkStaysIfEitherEndKeepsIt) {
  // Node 0 keeps its two best; node 3 keeps what it has.
  const std::vector<Link> links = {At(0, 1, 3), At(0, 2, 2), At(0, 3, 1),
                                   At(1, 2, -2)};
  EXPECT_EQ(BestLinks(4, links, 0, 2).size(), 3u);
  EXPECT_EQ(BestLinks(4, links, 0, 1).size(), 3u);
  EXPECT_EQ(BestLinks(4, links, FixedFromDouble(1.5), 2).size(), 2u);
}

}  // namespace
}  // namespace samestory
