#include "cluster/story/linkage.h"

#include <algorithm>
#include <numeric>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;

constexpr Fixed kMissing = -7 * kFixedOne;
constexpr LinkageOptions kAll = {kMissing, kMissing + 1};

std::vector<Link> RandomLinks(uint32_t nodes, double density, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Link> links;
  for (uint32_t a = 0; a < nodes; ++a) {
    for (uint32_t b = a + 1; b < nodes; ++b) {
      if (random() > density * 4294967295.0) continue;
      links.push_back({a, b, int32_t(random() % 700000) - 350000});
    }
  }
  return links;
}

// The definition: look at all pairs of clusters, merge the best, again.
class NaiveLinker {
 public:
  NaiveLinker(size_t nodes, const std::vector<Link>& links)
      : logit_(nodes, std::vector<double>(nodes, kMissing)) {
    for (const Link& link : links) {
      logit_[link.a][link.b] = logit_[link.b][link.a] = link.weight;
    }
    for (uint32_t i = 0; i < nodes; ++i) clusters_.push_back({i});
  }

  std::vector<uint32_t> CutAt(double level) {
    while (MergeBest(level)) {
    }
    std::vector<uint32_t> labels(logit_.size());
    for (uint32_t c = 0; c < clusters_.size(); ++c) {
      for (uint32_t node : clusters_[c]) labels[node] = c;
    }
    RenumberLabels(&labels);
    return labels;
  }

 private:
  double Mean(size_t x, size_t y) const {
    double sum = 0;
    for (uint32_t a : clusters_[x]) {
      for (uint32_t b : clusters_[y]) sum += logit_[a][b];
    }
    return sum / clusters_[x].size() / clusters_[y].size();
  }

  bool MergeBest(double level) {
    size_t best_x = 0, best_y = 0;
    double best = level;
    for (size_t x = 0; x < clusters_.size(); ++x) {
      for (size_t y = x + 1; y < clusters_.size(); ++y) {
        if (Mean(x, y) < best) continue;
        best = Mean(x, y);
        best_x = x;
        best_y = y;
      }
    }
    if (best_x == best_y) return false;
    std::vector<uint32_t>& into = clusters_[best_x];
    into.insert(into.end(), clusters_[best_y].begin(), clusters_[best_y].end());
    clusters_.erase(clusters_.begin() + best_y);
    return true;
  }

  std::vector<std::vector<double>> logit_;
  std::vector<std::vector<uint32_t>> clusters_;
};

TEST(LinkByAverageTest, TheHighestMeanMergesFirst) {
  const std::vector<Link> links = {
      {0, 1, 3 * kFixedOne}, {1, 2, 2 * kFixedOne}, {0, 2, 1 * kFixedOne}};
  const std::vector<Merge> tree = LinkByAverage(4, links, kAll);
  ASSERT_EQ(tree.size(), 2u);
  EXPECT_EQ(tree[0].height, 3 * kFixedOne);
  EXPECT_EQ(tree[1].height, kFixedOne + kFixedOne / 2);
  EXPECT_THAT(CutTree(4, tree, 2 * kFixedOne), ElementsAre(0, 0, 1, 2));
  EXPECT_THAT(CutTree(4, tree, kFixedOne), ElementsAre(0, 0, 0, 1));
}

// Single linkage would join these chains.
TEST(LinkByAverageTest, OneStrongLinkDoesNotWeldTwoClusters) {
  std::vector<Link> links;
  for (uint32_t side : {0, 4}) {
    for (uint32_t a = 0; a < 4; ++a) {
      for (uint32_t b = a + 1; b < 4; ++b) {
        links.push_back({side + a, side + b, 2 * kFixedOne});
      }
    }
  }
  links.push_back({3, 4, 2 * kFixedOne - 1});
  EXPECT_THAT(CutTree(8, LinkByAverage(8, links, kAll), 0),
              ElementsAre(0, 0, 0, 0, 1, 1, 1, 1));
}

TEST(LinkByAverageTest, AgreesWithTheDefinition) {
  for (uint32_t seed = 0; seed < 60; ++seed) {
    const uint32_t nodes = 2 + seed % 23;
    const std::vector<Link> links =
        RandomLinks(nodes, .2 + .2 * (seed % 5), seed);
    const std::vector<Merge> tree = LinkByAverage(nodes, links, kAll);
    for (int level = -6; level <= 5; ++level) {
      const Fixed cut = level * kFixedOne;
      ASSERT_EQ(CutTree(nodes, tree, cut), NaiveLinker(nodes, links).CutAt(cut))
          << "seed " << seed << ", level " << level;
    }
  }
}

TEST(LinkByAverageTest, StoppingEarlyKeepsEveryHigherMerge) {
  const std::vector<Link> links = RandomLinks(60, .3, 5);
  const Fixed stop = kFixedOne;
  const std::vector<Merge> whole = LinkByAverage(60, links, kAll);
  const std::vector<Merge> stopped = LinkByAverage(60, links, {kMissing, stop});
  EXPECT_LT(stopped.size(), whole.size());
  for (Fixed level = stop; level < 5 * kFixedOne; level += kFixedOne / 4) {
    EXPECT_EQ(CutTree(60, whole, level), CutTree(60, stopped, level));
  }
}

TEST(LinkByAverageTest, TheOrderOfTheLinksDoesNotShow) {
  std::vector<Link> links = RandomLinks(80, .2, 9);
  // Few different values, so that there are many ties.
  for (Link& link : links) link.weight = link.weight / kFixedOne * kFixedOne;
  const std::vector<Merge> before = LinkByAverage(80, links, kAll);
  std::shuffle(links.begin(), links.end(), std::mt19937(1));
  const std::vector<Merge> after = LinkByAverage(80, links, kAll);
  for (Fixed level = -6 * kFixedOne; level < 6 * kFixedOne; level += 30000) {
    EXPECT_EQ(CutTree(80, before, level), CutTree(80, after, level));
  }
}

TEST(LinkByAverageTest, WhatIsTogetherFromTheBeginningStaysTogether) {
  const std::vector<Link> links = {{0, 1, 4 * kFixedOne},
                                   {2, 3, 3 * kFixedOne}};
  const std::vector<uint32_t> start = {0, 1, 2, 1};
  const std::vector<Merge> tree = LinkByAverage(4, links, kAll, start);
  // {1, 3} with 0 means (4 - 7) / 2, with 2 (3 - 7) / 2.
  ASSERT_GE(tree.size(), 1u);
  EXPECT_EQ(tree[0].height, -3 * kFixedOne / 2);
  EXPECT_THAT(CutTree(4, tree, 0, start), ElementsAre(0, 1, 2, 1));
  EXPECT_THAT(CutTree(4, tree, -2 * kFixedOne, start), ElementsAre(0, 0, 1, 0));
}

TEST(LinkByAverageTest, NothingLinkedNothingMerged) {
  EXPECT_TRUE(LinkByAverage(0, {}, kAll).empty());
  EXPECT_TRUE(LinkByAverage(3, {}, kAll).empty());
  EXPECT_THAT(CutTree(3, {}, 0), ElementsAre(0, 1, 2));
}

}  // namespace
}  // namespace samestory
