#include "cluster/story/headline_feed.h"

#include <algorithm>
#include <functional>

#include "cluster/story/communities.h"

namespace samestory {
namespace {

// All measured with headline_weights.txt, on uci_newsagg and the titles of the
// other sets. Each may be a tenth more or less, the resolution .01 to .03, the
// links kept up to 50: the mean B3 F1 then changes by less than .01.
constexpr Fixed kResolution = kFixedOne / 50;
constexpr Fixed kGoodNeighbour = 1 * kFixedOne;
constexpr Fixed kLowestLevel = -3 * kFixedOne / 2;
constexpr Fixed kHighestLevel = 6 * kFixedOne / 5;
constexpr Fixed kSparseLevel = 27 * kFixedOne / 5;
constexpr Fixed kLevelPerLog = 9 * kFixedOne / 2;
constexpr size_t kLinksKept = 30;

// By node: the mean number of good neighbours over it and those linked to it.
std::vector<Fixed> Densities(size_t nodes, absl::Span<const Link> links) {
  std::vector<int64_t> good(nodes, 0);
  for (const Link& link : links) {
    if (link.weight <= kGoodNeighbour) continue;
    ++good[link.a];
    ++good[link.b];
  }
  std::vector<int64_t> sum = good;
  std::vector<int64_t> count(nodes, 1);
  for (const Link& link : BestLinks(nodes, links, kLowestLevel, kLinksKept)) {
    sum[link.a] += good[link.b];
    sum[link.b] += good[link.a];
    ++count[link.a];
    ++count[link.b];
  }
  std::vector<Fixed> densities(nodes);
  for (size_t i = 0; i < nodes; ++i) {
    densities[i] = sum[i] * kFixedOne / count[i];
  }
  return densities;
}

// The logit from which an edge counts where the feed is so dense.
Fixed LevelAt(Fixed density) {
  const Fixed level =
      kSparseLevel - FixedProduct(kLevelPerLog, FixedLog(kFixedOne + density));
  return std::min(std::max(level, kLowestLevel), kHighestLevel);
}

}  // namespace

std::vector<Fixed> HeadlineLevels(size_t headlines,
                                  absl::Span<const Link> links,
                                  Fixed granularity) {
  std::vector<Fixed> levels;
  levels.reserve(headlines);
  for (const Fixed density : Densities(headlines, links)) {
    levels.push_back(LevelAt(density) + granularity);
  }
  return levels;
}

std::vector<uint32_t> GroupHeadlines(size_t headlines,
                                     absl::Span<const Link> links,
                                     Fixed granularity) {
  const std::vector<Fixed> levels =
      HeadlineLevels(headlines, links, granularity);
  std::vector<Link> above;
  for (const Link& link : links) {
    const Fixed level = std::max(levels[link.a], levels[link.b]);
    above.push_back(
        {link.a, link.b, static_cast<int32_t>(link.weight - level)});
  }
  std::vector<Link> edges = BestLinks(headlines, above, 0, kLinksKept);
  for (Link& edge : edges) {
    edge.weight = static_cast<int32_t>(Sigmoid(edge.weight));
  }
  return FindCommunities(headlines, edges, kResolution);
}

std::vector<Link> BestLinks(size_t nodes, absl::Span<const Link> links,
                            Fixed least, size_t keep) {
  const LinkGraph graph(nodes, links);
  std::vector<int32_t> weakest(nodes);  // of the `keep` best of each node
  std::vector<int32_t> weights;
  for (uint32_t node = 0; node < nodes; ++node) {
    weights.clear();
    for (const Neighbour& neighbour : graph.of(node)) {
      weights.push_back(neighbour.weight);
    }
    weakest[node] = INT32_MIN;
    if (weights.size() <= keep) continue;
    std::nth_element(weights.begin(), weights.begin() + keep - 1, weights.end(),
                     std::greater<int32_t>());
    weakest[node] = weights[keep - 1];
  }
  std::vector<Link> best;
  for (const Link& link : links) {
    if (link.weight <= least) continue;
    if (link.weight >= std::min(weakest[link.a], weakest[link.b])) {
      best.push_back(link);
    }
  }
  return best;
}

}  // namespace samestory
