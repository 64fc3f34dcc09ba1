#include "cluster/story/affairs.h"

#include <algorithm>
#include <numeric>

#include "cluster/story/disjoint_sets.h"

namespace samestory {
namespace {

constexpr Fixed Thousandths(int64_t value) { return value * kFixedOne / 1000; }

// Of a document; below every height.
constexpr Fixed kNoHeight = -1000 * kFixedOne;

// Found on a grid, by weights fitted on ecbplus judged on allsides_train and
// neus_train and the other way round, whole, thinned and drawn by four and
// five. Whole sets are flat from half to twice each; batches are not.
constexpr Fixed kInsideSlope = Thousandths(600);
constexpr Fixed kInsideFree = 1 * kFixedOne;
constexpr Fixed kWidestRange = 6 * kFixedOne;
constexpr Fixed kTwoGroups = Thousandths(1500);
constexpr Fixed kStandsOut = Thousandths(450);

// What rivals say counts fully in a node of 4 articles, not at all from 8.
constexpr int64_t kRivalsEnd = 8;
constexpr int64_t kRivalsFade = 4;

// Asked of large nodes, by their smaller side. Found by weights fitted on
// allsides_train and neus_train judged on ecbplus, the one set with large
// stories: B3 F1 .905 by the level alone, .928 to .935 with slopes from .3 to
// .6 and .3 to .45 off.
constexpr Fixed kSideSlope = Thousandths(450);
constexpr Fixed kStragglerOff = Thousandths(300);

// It counts not at all in a node of 7 articles, fully in one of 15.
constexpr int64_t kManyFrom = 7;
constexpr int64_t kManyFade = 8;

// Leniency by the logarithm of how far a batch is below so many articles; in
// one of 4 it is .75. Where the tightest merge inside is 1.5 above a node,
// none is left.
constexpr uint64_t kLenientBelow = 40;
constexpr Fixed kLeniencySlope = Thousandths(326);
constexpr Fixed kMostLeniency = Thousandths(750);
constexpr Fixed kLenientRange = Thousandths(1500);

// The part of rivals in a decision on so many articles.
Fixed RivalShare(int64_t size) {
  const Fixed share = (kRivalsEnd - size) * kFixedOne / kRivalsFade;
  return std::min(std::max<Fixed>(share, 0), kFixedOne);
}

// The part of the smaller side in a decision on so many articles.
Fixed ManyShare(int64_t size) {
  const Fixed share = (size - kManyFrom) * kFixedOne / kManyFade;
  return std::min(std::max<Fixed>(share, 0), kFixedOne);
}

// The part of the leniency for a node so much looser than its inside.
Fixed LenientShare(Fixed range) {
  return std::max<Fixed>(kFixedOne - range * kFixedOne / kLenientRange, 0);
}

}  // namespace

Fixed Leniency(size_t documents) {
  if (documents == 0 || documents >= kLenientBelow) return 0;
  const Fixed below = NaturalLog(kLenientBelow) - NaturalLog(documents);
  return std::min(FixedProduct(kLeniencySlope, below), kMostLeniency);
}

AffairTree::AffairTree(size_t documents, absl::Span<const Merge> merges)
    : documents_(documents) {
  nodes_.reserve(documents + merges.size());
  for (uint32_t i = 0; i < documents; ++i) {
    nodes_.push_back({i, i, i, 1, 0, kNoHeight});
  }
  DisjointSets clusters(documents);
  std::vector<uint32_t> node_of(documents);  // by the cluster's name
  std::iota(node_of.begin(), node_of.end(), 0);
  for (const Merge& merge : merges) {
    const uint32_t left = node_of[clusters.Find(merge.a)];
    const uint32_t right = node_of[clusters.Find(merge.b)];
    const auto node = static_cast<uint32_t>(nodes_.size());
    const uint32_t size = nodes_[left].size + nodes_[right].size;
    nodes_.push_back({left, right, node, size, merge.height,
                      std::max({merge.height, nodes_[left].tightest,
                                nodes_[right].tightest})});
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

// What a node must reach beyond the level for what is inside it: `range`
// tells how much tighter its tightest merge is.
Fixed AffairTree::AskedForInside(const Node& node, Fixed range) const {
  const uint32_t smaller =
      std::min(nodes_[node.left].size, nodes_[node.right].size);
  Fixed of_few =
      FixedProduct(kInsideSlope, std::max<Fixed>(range - kInsideFree, 0));
  if (smaller > 1) of_few += kTwoGroups;
  const Fixed of_many =
      FixedProduct(kSideSlope, NaturalLog(smaller)) - kStragglerOff;
  return FixedProduct(RivalShare(node.size), of_few) +
         FixedProduct(ManyShare(node.size), of_many);
}

// What `node` must reach to be one story, its parent left aside.
Fixed AffairTree::AskedAlone(const Node& node, const StoryLevel& wanted) const {
  const Fixed range = std::min(node.tightest - node.height, kWidestRange);
  return wanted.level + wanted.granularity -
         FixedProduct(LenientShare(range), wanted.leniency) +
         AskedForInside(node, range);
}

// What is a refused whole does not depend on the granularity, so that a finer
// one never joins more.
Fixed AffairTree::Asked(uint32_t node, const StoryLevel& wanted) const {
  const Node& self = nodes_[node];
  const Fixed alone = AskedAlone(self, wanted);
  const Node& parent = nodes_[self.parent];
  const bool refused =
      self.parent != node && parent.height >= wanted.level - wanted.leniency;
  if (!refused) return alone;
  const Fixed share = RivalShare(self.size);
  const Fixed out = parent.height + kStandsOut + wanted.granularity;
  return std::max(
      alone, FixedProduct(share, out) + FixedProduct(kFixedOne - share, alone));
}

bool AffairTree::IsStory(uint32_t node, const StoryLevel& wanted) const {
  return nodes_[node].height >= Asked(node, wanted);
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
  return Meeting{nodes_[a].size, nodes_[a].height, Asked(a, wanted)};
}

}  // namespace samestory
