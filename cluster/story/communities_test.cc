#include "cluster/story/communities.h"

#include <algorithm>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;

constexpr Fixed kHalf = kFixedOne / 2;

std::vector<Link> RandomLinks(uint32_t nodes, int percent, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Link> links;
  for (uint32_t a = 0; a < nodes; ++a) {
    for (uint32_t b = a + 1; b < nodes; ++b) {
      if (int(random() % 100) >= percent) continue;
      links.push_back({a, b, int32_t(1 + random() % kFixedOne)});
    }
  }
  return links;
}

// The best quality over all partitions: node `next` joins each community that
// is open or opens another.
int64_t BestQuality(const std::vector<Link>& links, Fixed resolution,
                    std::vector<uint32_t>* labels, size_t next, uint32_t open) {
  if (next == labels->size()) {
    return CommunityQuality(links, *labels, resolution);
  }
  int64_t best = INT64_MIN;
  for (uint32_t label = 0; label <= open; ++label) {
    (*labels)[next] = label;
    best = std::max(best, BestQuality(links, resolution, labels, next + 1,
                                      std::max(open, label + 1)));
  }
  return best;
}

TEST(FindCommunitiesTest, TwoCliquesWithABridgeStayTwo) {
  std::vector<Link> links;
  for (uint32_t side : {0, 3}) {
    links.push_back({side, side + 1, int32_t(kFixedOne)});
    links.push_back({side, side + 2, int32_t(kFixedOne)});
    links.push_back({side + 1, side + 2, int32_t(kFixedOne)});
  }
  links.push_back({2, 3, int32_t(kFixedOne)});
  EXPECT_THAT(FindCommunities(7, links, kHalf),
              ElementsAre(0, 0, 0, 1, 1, 1, 2));
}

// Modularity would merge neighbours once the ring is long enough.
TEST(FindCommunitiesTest, TheRestOfTheGraphDoesNotMatter) {
  constexpr uint32_t kCliques = 60;
  std::vector<Link> links;
  for (uint32_t clique = 0; clique < kCliques; ++clique) {
    const uint32_t first = 3 * clique;
    const uint32_t next = 3 * ((clique + 1) % kCliques);
    links.push_back({first, first + 1, int32_t(kFixedOne)});
    links.push_back({first, first + 2, int32_t(kFixedOne)});
    links.push_back({first + 1, first + 2, int32_t(kFixedOne)});
    links.push_back({std::min(first, next), std::max(first, next), 6554});
  }
  const std::vector<uint32_t> labels =
      FindCommunities(3 * kCliques, links, kHalf);
  for (uint32_t i = 0; i < labels.size(); ++i) EXPECT_EQ(labels[i], i / 3);
}

TEST(FindCommunitiesTest, ComesCloseToTheBestOfAllPartitions) {
  int optimal = 0;
  int64_t sum_found = 0;
  int64_t sum_best = 0;
  for (uint32_t seed = 0; seed < 200; ++seed) {
    const uint32_t nodes = 4 + seed % 5;
    const std::vector<Link> links =
        RandomLinks(nodes, 30 + 20 * (seed % 4), seed);
    const Fixed resolution = kFixedOne / (2 + seed % 7);
    const int64_t found = CommunityQuality(
        links, FindCommunities(nodes, links, resolution), resolution);
    std::vector<uint32_t> labels(nodes);
    const int64_t best = BestQuality(links, resolution, &labels, 0, 0);
    ASSERT_GE(found, 0) << seed;
    ASSERT_LE(found, best) << seed;
    optimal += found == best;
    sum_found += found;
    sum_best += best;
  }
  EXPECT_GE(optimal, 170);
  EXPECT_GE(sum_found, sum_best * 98 / 100);
}

TEST(FindCommunitiesTest, NoSingleMoveWouldGain) {
  for (uint32_t seed = 0; seed < 20; ++seed) {
    const std::vector<Link> links = RandomLinks(40, 20, seed);
    std::vector<uint32_t> labels = FindCommunities(40, links, kHalf / 2);
    const int64_t quality = CommunityQuality(links, labels, kHalf / 2);
    for (uint32_t node = 0; node < 40; ++node) {
      const uint32_t own = labels[node];
      for (uint32_t label = 0; label < 40; ++label) {
        labels[node] = label;
        ASSERT_LE(CommunityQuality(links, labels, kHalf / 2), quality);
      }
      labels[node] = own;
    }
  }
}

TEST(FindCommunitiesTest, TheOrderOfTheLinksDoesNotShow) {
  std::vector<Link> links = RandomLinks(200, 10, 3);
  const std::vector<uint32_t> before = FindCommunities(200, links, kHalf / 4);
  std::shuffle(links.begin(), links.end(), std::mt19937(1));
  EXPECT_EQ(FindCommunities(200, links, kHalf / 4), before);
}

TEST(FindCommunitiesTest, NothingLinkedEachAlone) {
  EXPECT_TRUE(FindCommunities(0, {}, kHalf).empty());
  EXPECT_THAT(FindCommunities(3, {}, kHalf), ElementsAre(0, 1, 2));
}

}  // namespace
}  // namespace samestory
