#include "cluster/story/cut.h"

#include <algorithm>
#include <atomic>

#include "base/parallel.h"

namespace samestory {
namespace {

constexpr Fixed kLeastTop = 8 * kFixedOne;

Fixed HighestWeight(const LinkGraph& graph) {
  Fixed top = kLeastTop;
  for (uint32_t node = 0; node < graph.nodes(); ++node) {
    for (const Neighbour& neighbour : graph.of(node)) {
      top = std::max<Fixed>(top, neighbour.weight);
    }
  }
  return top;
}

// Judges the documents of one labelling; a thread's own.
class Judge {
 public:
  Judge(const LinkGraph& graph, absl::Span<const uint32_t> labels,
        absl::Span<const uint32_t> sizes, Fixed missing, Fixed top)
      : graph_(graph),
        labels_(labels),
        sizes_(sizes),
        missing_(missing),
        farthest_(top - missing),
        gains_(sizes.size(), 0) {}

  Fixed Silhouette(uint32_t node);

 private:
  const LinkGraph& graph_;
  const absl::Span<const uint32_t> labels_;
  const absl::Span<const uint32_t> sizes_;
  const Fixed missing_;
  const Fixed farthest_;        // the distance of a pair without a link
  std::vector<int64_t> gains_;  // by cluster: sum of logit - missing
  std::vector<uint32_t> touched_;
};

Fixed Judge::Silhouette(uint32_t node) {
  const uint32_t own = labels_[node];
  if (sizes_[own] == 1) return 0;
  for (const Neighbour& neighbour : graph_.of(node)) {
    const uint32_t label = labels_[neighbour.node];
    if (neighbour.weight <= missing_) continue;
    if (gains_[label] == 0) touched_.push_back(label);
    gains_[label] += neighbour.weight - missing_;
  }
  const Fixed inside = farthest_ - gains_[own] / (int64_t{sizes_[own]} - 1);
  Fixed best_gain = 0;
  for (uint32_t label : touched_) {
    if (label != own) {
      best_gain = std::max<Fixed>(best_gain, gains_[label] / sizes_[label]);
    }
    gains_[label] = 0;
  }
  touched_.clear();
  const Fixed outside = farthest_ - best_gain;
  const Fixed larger = std::max<Fixed>({inside, outside, 1});
  return (outside - inside) * kFixedOne / larger;
}

Fixed SumUnder(const LinkGraph& graph, absl::Span<const uint32_t> labels,
               Fixed top, const CutOptions& options) {
  std::vector<uint32_t> sizes;
  for (uint32_t label : labels) {
    if (label >= sizes.size()) sizes.resize(label + 1, 0);
    ++sizes[label];
  }
  std::atomic<Fixed> sum(0);
  ParallelFor(graph.nodes(), options.threads, [&](size_t begin, size_t end) {
    Judge judge(graph, labels, sizes, options.missing, top);
    Fixed part = 0;
    for (size_t node = begin; node < end; ++node) {
      part += judge.Silhouette(node);
    }
    sum += part;
  });
  return sum;
}

}  // namespace

Fixed ChooseLevel(const LinkGraph& graph, absl::Span<const Merge> tree,
                  const CutOptions& options) {
  const Fixed top = HighestWeight(graph);
  Fixed best_level = options.lowest;
  Fixed best_sum = 0;
  for (Fixed level = options.lowest; level <= options.highest;
       level += options.step) {
    const std::vector<uint32_t> labels = CutTree(graph.nodes(), tree, level);
    const Fixed sum = SumUnder(graph, labels, top, options);
    if (level == options.lowest || sum > best_sum) {
      best_level = level;
      best_sum = sum;
    }
  }
  return best_level;
}

Fixed SumSilhouettes(const LinkGraph& graph, absl::Span<const uint32_t> labels,
                     const CutOptions& options) {
  return SumUnder(graph, labels, HighestWeight(graph), options);
}

}  // namespace samestory
