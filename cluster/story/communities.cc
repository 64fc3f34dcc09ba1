#include "cluster/story/communities.h"

#include <algorithm>
#include <deque>
#include <numeric>

namespace samestory {
namespace {

struct Edge {
  uint32_t node;
  int64_t weight;
};

// A graph whose nodes may stand for several nodes of the one below.
struct Network {
  std::vector<int64_t> sizes;
  std::vector<std::vector<Edge>> edges;

  size_t nodes() const { return sizes.size(); }
};

using Labels = std::vector<uint32_t>;

Network MakeNetwork(size_t nodes, absl::Span<const Link> links) {
  Network network{std::vector<int64_t>(nodes, 1),
                  std::vector<std::vector<Edge>>(nodes)};
  for (const Link& link : links) {
    if (link.weight <= 0) continue;
    network.edges[link.a].push_back({link.b, link.weight});
    network.edges[link.b].push_back({link.a, link.weight});
  }
  return network;
}

// The communities of one network while nodes move between them.
class Mover {
 public:
  Mover(const Network& network, Fixed resolution, Labels* labels)
      : network_(network),
        resolution_(resolution),
        labels_(*labels),
        sizes_(network.nodes(), 0),
        members_(network.nodes(), 0),
        pull_(network.nodes(), 0) {
    for (uint32_t node = 0; node < network.nodes(); ++node) {
      Enter(node, labels_[node]);
    }
  }

  // Moves nodes, each to where the sum gains most, until none gains.
  void MoveAll();

  // Takes each node that is still alone to the community in which the sum
  // gains most among those of the same `bounds`.
  void MergeSingletons(const Labels& bounds);

 private:
  void Enter(uint32_t node, uint32_t community);
  void Leave(uint32_t node);
  void MeasurePull(uint32_t node);
  void ForgetPull();
  uint32_t BestCommunity(uint32_t node, uint32_t stay) const;
  uint32_t EmptyCommunity();
  int64_t Gain(uint32_t node, uint32_t community) const {
    return pull_[community] -
           resolution_ * network_.sizes[node] * sizes_[community];
  }

  const Network& network_;
  const Fixed resolution_;
  Labels& labels_;
  std::vector<int64_t> sizes_;     // by community, in nodes of the lowest level
  std::vector<uint32_t> members_;  // by community, in nodes of this level
  std::vector<int64_t> pull_;      // by community: weight to the node at hand
  std::vector<uint32_t> pulling_;  // the communities with a pull
  uint32_t empty_from_ = 0;
};

void Mover::Enter(uint32_t node, uint32_t community) {
  labels_[node] = community;
  sizes_[community] += network_.sizes[node];
  ++members_[community];
}

void Mover::Leave(uint32_t node) {
  const uint32_t community = labels_[node];
  sizes_[community] -= network_.sizes[node];
  --members_[community];
}

void Mover::MeasurePull(uint32_t node) {
  for (const Edge& edge : network_.edges[node]) {
    const uint32_t community = labels_[edge.node];
    if (pull_[community] == 0) pulling_.push_back(community);
    pull_[community] += edge.weight;
  }
}

void Mover::ForgetPull() {
  for (uint32_t community : pulling_) pull_[community] = 0;
  pulling_.clear();
}

// The community `node` gains most from, `stay` on a tie with it, else the
// smallest number; `stay` too when only being alone would gain more.
uint32_t Mover::BestCommunity(uint32_t node, uint32_t stay) const {
  uint32_t best = stay;
  int64_t best_gain = Gain(node, stay);
  for (uint32_t community : pulling_) {
    const int64_t gain = Gain(node, community);
    if (gain > best_gain ||
        (gain == best_gain && best != stay && community < best)) {
      best = community;
      best_gain = gain;
    }
  }
  return best;
}

// A community without members; there is one whenever some node has left.
uint32_t Mover::EmptyCommunity() {
  for (uint32_t tried = 0; members_[empty_from_] != 0; ++tried) {
    empty_from_ = (empty_from_ + 1) % members_.size();
  }
  return empty_from_;
}

void Mover::MoveAll() {
  std::deque<uint32_t> queue(network_.nodes());
  std::iota(queue.begin(), queue.end(), 0);
  std::vector<bool> queued(network_.nodes(), true);
  while (!queue.empty()) {
    const uint32_t node = queue.front();
    queue.pop_front();
    queued[node] = false;
    const uint32_t before = labels_[node];
    Leave(node);
    MeasurePull(node);
    uint32_t best = BestCommunity(node, before);
    if (Gain(node, best) < 0) best = EmptyCommunity();
    ForgetPull();
    Enter(node, best);
    if (best == before) continue;
    for (const Edge& edge : network_.edges[node]) {
      if (labels_[edge.node] == best || queued[edge.node]) continue;
      queued[edge.node] = true;
      queue.push_back(edge.node);
    }
  }
}

void Mover::MergeSingletons(const Labels& bounds) {
  for (uint32_t node = 0; node < network_.nodes(); ++node) {
    const uint32_t before = labels_[node];
    if (members_[before] > 1) continue;
    Leave(node);
    for (const Edge& edge : network_.edges[node]) {
      if (bounds[edge.node] != bounds[node]) continue;
      const uint32_t community = labels_[edge.node];
      if (pull_[community] == 0) pulling_.push_back(community);
      pull_[community] += edge.weight;
    }
    const uint32_t best = BestCommunity(node, before);
    ForgetPull();
    Enter(node, best);
  }
}

// Makes one node of each label, numbered 0, 1, 2 ...
Network Aggregate(const Network& network, const Labels& labels,
                  uint32_t count) {
  Network result{std::vector<int64_t>(count, 0),
                 std::vector<std::vector<Edge>>(count)};
  for (uint32_t node = 0; node < network.nodes(); ++node) {
    const uint32_t label = labels[node];
    result.sizes[label] += network.sizes[node];
    for (const Edge& edge : network.edges[node]) {
      const uint32_t other = labels[edge.node];
      if (other != label) result.edges[label].push_back({other, edge.weight});
    }
  }
  for (std::vector<Edge>& edges : result.edges) {
    std::sort(edges.begin(), edges.end(),
              [](const Edge& x, const Edge& y) { return x.node < y.node; });
    size_t kept = 0;
    for (const Edge& edge : edges) {
      if (kept > 0 && edges[kept - 1].node == edge.node) {
        edges[kept - 1].weight += edge.weight;
      } else {
        edges[kept++] = edge;
      }
    }
    edges.resize(kept);
  }
  return result;
}

Labels OneEach(size_t nodes) {
  Labels labels(nodes);
  std::iota(labels.begin(), labels.end(), 0);
  return labels;
}

// One round: moves, refines and aggregates until nothing merges any more.
Labels Improve(Network network, Fixed resolution, Labels communities) {
  Labels place = OneEach(network.nodes());  // of each node in `network`
  while (true) {
    Mover(network, resolution, &communities).MoveAll();
    Labels parts = OneEach(network.nodes());
    Mover(network, resolution, &parts).MergeSingletons(communities);
    const uint32_t count = RenumberLabels(&parts);
    if (count == network.nodes()) break;
    Labels next(count);
    for (uint32_t node = 0; node < network.nodes(); ++node) {
      next[parts[node]] = communities[node];
    }
    RenumberLabels(&next);
    network = Aggregate(network, parts, count);
    for (uint32_t& node : place) node = parts[node];
    communities = std::move(next);
  }
  for (uint32_t& node : place) node = communities[node];
  RenumberLabels(&place);
  return place;
}

}  // namespace

std::vector<uint32_t> FindCommunities(size_t nodes,
                                      absl::Span<const Link> links,
                                      Fixed resolution) {
  const Network network = MakeNetwork(nodes, links);
  Labels communities = OneEach(nodes);
  // Every round that changes anything gains, so this ends; three or four
  // rounds are usual.
  while (true) {
    Labels improved = Improve(network, resolution, communities);
    if (improved == communities) return communities;
    communities = std::move(improved);
  }
}

int64_t CommunityQuality(absl::Span<const Link> links,
                         absl::Span<const uint32_t> labels, Fixed resolution) {
  int64_t quality = 0;
  for (const Link& link : links) {
    if (link.weight > 0 && labels[link.a] == labels[link.b]) {
      quality += link.weight;
    }
  }
  std::vector<int64_t> sizes(labels.size(), 0);
  for (uint32_t label : labels) ++sizes[label];
  for (int64_t size : sizes) quality -= resolution * (size * (size - 1) / 2);
  return quality;
}

}  // namespace samestory
