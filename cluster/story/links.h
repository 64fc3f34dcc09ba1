// Scored pairs of documents: the sparse graph that linkage, communities and
// storylines work on.
//
//   std::vector<Link> links = {{0, 1, FixedFromDouble(2.5)}};
//   LinkGraph graph(2, links);
//   graph.of(1)[0].node;  // 0
//
// Twelve bytes a link; the graph holds each twice, eight bytes each.
// Const methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_LINKS_H_
#define SAMESTORY_CLUSTER_STORY_LINKS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace samestory {

// One scored pair, a < b. A list of links names every pair at most once.
struct Link {
  uint32_t a = 0;
  uint32_t b = 0;
  int32_t weight = 0;  // a Fixed, mostly a logit; 32 bits hold +-32767
};

struct Neighbour {
  uint32_t node = 0;
  int32_t weight = 0;
};

// The links seen from each node, neighbours in ascending order.
class LinkGraph {
 public:
  LinkGraph(size_t nodes, absl::Span<const Link> links);

  size_t nodes() const { return starts_.size() - 1; }

  absl::Span<const Neighbour> of(uint32_t node) const {
    return absl::MakeConstSpan(neighbours_)
        .subspan(starts_[node], starts_[node + 1] - starts_[node]);
  }

 private:
  std::vector<size_t> starts_;  // nodes + 1
  std::vector<Neighbour> neighbours_;
};

// Gives labels the numbers 0, 1, 2 ... in the order in which they first
// appear, and returns how many there are.
uint32_t RenumberLabels(std::vector<uint32_t>* labels);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_LINKS_H_
