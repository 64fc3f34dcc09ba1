#include "cluster/story/affairs.h"

#include <algorithm>
#include <numeric>

#include "cluster/story/disjoint_sets.h"

namespace samestory {
namespace {

constexpr Fixed Thousandths(int64_t value) { return value * kFixedOne / 1000; }

// The model, fitted on the nodes that are asked (from the top down) in affairs
// of ecbplus, allsides_train and neus_train, whole, thinned and drawn by four
// and five. kDoubt is not fitted: the labelled sets alone take a refused
// affair apart a little too seldom for feeds, which are mostly single
// articles; at .5 stories of thinned sets come out best.
constexpr Fixed kBias = Thousandths(-1348);
constexpr Fixed kHeight = Thousandths(1256);
constexpr Fixed kTop = Thousandths(1661);
constexpr Fixed kHeightOfTop = Thousandths(-289);
constexpr Fixed kRefusedHeight = Thousandths(-856);
constexpr Fixed kDoubt = Thousandths(500);
constexpr Fixed kSmallerSide = Thousandths(-2113);
constexpr Fixed kLargerSide = Thousandths(424);
constexpr Fixed kRangeInside = Thousandths(-910);
constexpr Fixed kLargestStep = Thousandths(762);

constexpr Fixed kWidestRange = 6 * kFixedOne;

// Beyond the model's sizes: the logit per unit of height above the level.
constexpr Fixed kLevelSlope = Thousandths(880);

// The share of the model in a decision on so many articles: all up to 4, none
// from 8.
constexpr int64_t kModelEnds = 8;
constexpr int64_t kModelFades = 4;

// The range inside counts in small nodes only: fully up to 5 articles, not at
// all from 10.
constexpr int64_t kRangeEnds = 10;
constexpr int64_t kRangeFades = 5;

// How much of something is left at `size` that ends at `end`, after having
// faded over the last `fades`.
Fixed ShareAt(int64_t size, int64_t end, int64_t fades) {
  const Fixed share = (end - size) * kFixedOne / fades;
  return std::min(std::max<Fixed>(share, 0), kFixedOne);
}

Fixed LargestStep(const std::vector<Fixed>& ascending) {
  Fixed largest = 0;
  for (size_t i = 1; i < ascending.size(); ++i) {
    largest = std::max(largest, ascending[i] - ascending[i - 1]);
  }
  return largest;
}

}  // namespace

AffairTree::AffairTree(size_t documents, absl::Span<const Merge> merges)
    : documents_(documents) {
  nodes_.reserve(documents + merges.size());
  for (uint32_t i = 0; i < documents; ++i) nodes_.push_back({i, i, i, 1, 0});
  DisjointSets clusters(documents);
  std::vector<uint32_t> node_of(documents);  // by the cluster's name
  std::iota(node_of.begin(), node_of.end(), 0);
  for (const Merge& merge : merges) {
    const uint32_t left = node_of[clusters.Find(merge.a)];
    const uint32_t right = node_of[clusters.Find(merge.b)];
    const auto node = static_cast<uint32_t>(nodes_.size());
    nodes_.push_back({left, right, node, nodes_[left].size + nodes_[right].size,
                      merge.height});
    nodes_[left].parent = nodes_[right].parent = node;
    clusters.Join(merge.a, merge.b);
    node_of[clusters.Find(merge.a)] = node;
  }
}

std::vector<uint32_t> AffairTree::DocumentsOf(uint32_t node) const {
  std::vector<uint32_t> found;
  std::vector<uint32_t> stack = {node};
  while (!stack.empty()) {
    const uint32_t next = stack.back();
    stack.pop_back();
    if (IsDocument(next)) {
      found.push_back(next);
    } else {
      stack.push_back(nodes_[next].left);
      stack.push_back(nodes_[next].right);
    }
  }
  return found;
}

std::vector<Fixed> AffairTree::HeightsInside(uint32_t node) const {
  std::vector<Fixed> heights;
  std::vector<uint32_t> stack = {node};
  while (!stack.empty()) {
    const uint32_t next = stack.back();
    stack.pop_back();
    if (IsDocument(next)) continue;
    heights.push_back(nodes_[next].height);
    stack.push_back(nodes_[next].left);
    stack.push_back(nodes_[next].right);
  }
  std::sort(heights.begin(), heights.end());
  return heights;
}

bool AffairTree::HasParentAbove(uint32_t node, Fixed level) const {
  const uint32_t parent = nodes_[node].parent;
  return parent != node && nodes_[parent].height >= level;
}

// The logit of "one story". What is a refused whole does not depend on the
// granularity, so that a finer one never joins more.
Fixed AffairTree::ModelOf(uint32_t node, Fixed level) const {
  const Node& self = nodes_[node];
  const uint32_t left = nodes_[self.left].size;
  const uint32_t right = nodes_[self.right].size;
  const std::vector<Fixed> heights = HeightsInside(node);
  const Fixed range = std::min(heights.back() - self.height, kWidestRange);
  const Fixed range_share = ShareAt(self.size, kRangeEnds, kRangeFades);
  const Fixed sum =
      kBias + FixedProduct(kHeight, self.height) +
      FixedProduct(kSmallerSide, NaturalLog(std::min(left, right))) +
      FixedProduct(kLargerSide, NaturalLog(std::max(left, right))) +
      FixedProduct(kRangeInside, FixedProduct(range, range_share)) +
      FixedProduct(kLargestStep, LargestStep(heights));
  if (!HasParentAbove(node, level)) {
    return sum + kTop + FixedProduct(kHeightOfTop, self.height);
  }
  return sum - kDoubt +
         FixedProduct(kRefusedHeight, nodes_[self.parent].height);
}

bool AffairTree::IsStory(uint32_t node, const StoryLevel& wanted) const {
  const Fixed above = nodes_[node].height - wanted.level - wanted.granularity;
  if (above < 0) return false;
  const Fixed share = ShareAt(nodes_[node].size, kModelEnds, kModelFades);
  if (share == 0) return true;
  const Fixed model = ModelOf(node, wanted.level) - wanted.granularity;
  return FixedProduct(share, model) +
             FixedProduct(kFixedOne - share, FixedProduct(kLevelSlope, above)) >
         0;
}

std::vector<uint32_t> AffairTree::Stories(const StoryLevel& wanted) const {
  DisjointSets stories(documents_);
  std::vector<uint32_t> asked;
  for (uint32_t node = documents_; node < nodes_.size(); ++node) {
    if (nodes_[node].parent == node) asked.push_back(node);
  }
  while (!asked.empty()) {
    const uint32_t node = asked.back();
    asked.pop_back();
    if (IsDocument(node)) continue;
    if (IsStory(node, wanted)) {
      const std::vector<uint32_t> members = DocumentsOf(node);
      for (uint32_t member : members) stories.Join(members[0], member);
    } else {
      asked.push_back(nodes_[node].left);
      asked.push_back(nodes_[node].right);
    }
  }
  return stories.Labels();
}

absl::optional<AffairTree::Meeting> AffairTree::MeetingOf(
    uint32_t a, uint32_t b, const StoryLevel& wanted) const {
  if (a == b) return absl::nullopt;
  // Parents have larger numbers than their children.
  while (a != b) {
    uint32_t& lower = a < b ? a : b;
    if (nodes_[lower].parent == lower) return absl::nullopt;
    lower = nodes_[lower].parent;
  }
  return Meeting{nodes_[a].size, nodes_[a].height, IsStory(a, wanted)};
}

}  // namespace samestory
