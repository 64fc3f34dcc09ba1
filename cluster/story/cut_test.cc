#include "cluster/story/cut.h"

#include <random>

#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr Fixed kMissing = -7 * kFixedOne;

CutOptions Window(double lowest, double highest) {
  CutOptions options;
  options.missing = kMissing;
  options.lowest = FixedFromDouble(lowest);
  options.highest = FixedFromDouble(highest);
  return options;
}

// Groups of four whose members link at `inside`, and each document to one of
// the next group at `outside`.
std::vector<Link> Groups(uint32_t groups, double inside, double outside) {
  std::vector<Link> links;
  for (uint32_t first = 0; first < 4 * groups; first += 4) {
    for (uint32_t a = first; a < first + 4; ++a) {
      for (uint32_t b = a + 1; b < first + 4; ++b) {
        links.push_back({a, b, int32_t(FixedFromDouble(inside))});
      }
      if (a + 4 < 4 * groups) {
        links.push_back({a, a + 4, int32_t(FixedFromDouble(outside))});
      }
    }
  }
  return links;
}

// The silhouette by its definition, on doubles and all pairs.
double PlainSilhouettes(size_t nodes, const std::vector<Link>& links,
                        const std::vector<uint32_t>& labels, double top) {
  std::vector<std::vector<double>> distance(
      nodes, std::vector<double>(nodes, top - DoubleFromFixed(kMissing)));
  for (const Link& link : links) {
    distance[link.a][link.b] = distance[link.b][link.a] =
        top - DoubleFromFixed(link.weight);
  }
  double sum = 0;
  for (size_t i = 0; i < nodes; ++i) {
    std::vector<double> total(nodes, 0), count(nodes, 0);
    for (size_t j = 0; j < nodes; ++j) {
      if (i == j) continue;
      total[labels[j]] += distance[i][j];
      ++count[labels[j]];
    }
    if (count[labels[i]] == 0) continue;
    const double inside = total[labels[i]] / count[labels[i]];
    double outside = top - DoubleFromFixed(kMissing);
    for (size_t label = 0; label < nodes; ++label) {
      if (label == labels[i] || count[label] == 0) continue;
      outside = std::min(outside, total[label] / count[label]);
    }
    sum += (outside - inside) / std::max(outside, inside);
  }
  return sum;
}

TEST(SumSilhouettesTest, AgreesWithTheDefinition) {
  std::mt19937 random(4);
  for (int round = 0; round < 30; ++round) {
    std::vector<Link> links;
    std::vector<uint32_t> labels(12);
    for (uint32_t& label : labels) label = random() % 4;
    for (uint32_t a = 0; a < 12; ++a) {
      for (uint32_t b = a + 1; b < 12; ++b) {
        if (random() % 2) continue;
        links.push_back({a, b, int32_t(random() % 900000) - 400000});
      }
    }
    const Fixed sum =
        SumSilhouettes(LinkGraph(12, links), labels, Window(0, 0));
    EXPECT_NEAR(DoubleFromFixed(sum), PlainSilhouettes(12, links, labels, 8),
                .001);
  }
}

TEST(ChooseLevelTest, FindsTheLevelBetweenInsideAndOutside) {
  const std::vector<Link> links = Groups(10, 1.5, 0);
  const std::vector<Merge> tree =
      LinkByAverage(40, links, {kMissing, -3 * kFixedOne});
  const Fixed level = ChooseLevel(LinkGraph(40, links), tree, Window(-2, 2));
  EXPECT_EQ(CutTree(40, tree, level), CutTree(40, tree, kFixedOne));
}

TEST(ChooseLevelTest, StaysInsideItsWindow) {
  const std::vector<Link> links = Groups(10, 6, 4);
  const std::vector<Merge> tree =
      LinkByAverage(40, links, {kMissing, -3 * kFixedOne});
  const LinkGraph graph(40, links);
  for (double highest : {-1.0, 0.0, 1.0}) {
    EXPECT_LE(ChooseLevel(graph, tree, Window(-1, highest)),
              FixedFromDouble(highest));
  }
}

TEST(ChooseLevelTest, ThreadsDoNotShow) {
  const std::vector<Link> links = Groups(200, 1.2, .3);
  const std::vector<Merge> tree =
      LinkByAverage(800, links, {kMissing, -3 * kFixedOne});
  const LinkGraph graph(800, links);
  CutOptions options = Window(-2, 2);
  const Fixed level = ChooseLevel(graph, tree, options);
  options.threads = 4;
  EXPECT_EQ(ChooseLevel(graph, tree, options), level);
}

TEST(ChooseLevelTest, NoDocumentsTheLowestLevel) {
  EXPECT_EQ(ChooseLevel(LinkGraph(0, {}), {}, Window(-1, 1)),
            FixedFromDouble(-1));
}

}  // namespace
}  // namespace samestory
