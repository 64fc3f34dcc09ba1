// Average linkage on a sparse graph of logits: the tree whose cuts are the
// stories.
//
//   const std::vector<Merge> tree = LinkByAverage(
//       nodes, links, {.missing = FixedFromDouble(-7), .stop = lowest});
//   CutTree(nodes, tree, FixedFromDouble(.5));  // {0, 0, 1, 2, 1}
//
// The two clusters with the highest mean logit over all their cross pairs
// merge first; a pair without a link counts as `missing`. This is the exact
// tree, found by nearest-neighbour chains (Murtagh 1983; average linkage is
// reducible, so a chain's reciprocal neighbours may merge at once). Merges
// below `stop` are left out, which keeps the work near the links: a step
// costs the neighbours of one cluster. Memory: 12 bytes for each end of a
// link.
//
// Sums are integers, so their order does not matter; among equal means the
// cluster with the smallest member wins. Pure and thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_LINKAGE_H_
#define SAMESTORY_CLUSTER_STORY_LINKAGE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/links.h"

namespace samestory {

struct LinkageOptions {
  Fixed missing = 0;  // the logit of a pair without a link; not above any link
  Fixed stop = 0;     // merges below this mean are left out; above `missing`
};

// Two clusters, each named by its smallest member, a < b; the union is `a`.
struct Merge {
  uint32_t a = 0;
  uint32_t b = 0;
  Fixed height = 0;  // the mean logit of the cross pairs
};

// The merges, the highest first. `start` names, unless it is empty, a cluster
// for each node: nodes with one label are together from the beginning.
std::vector<Merge> LinkByAverage(size_t nodes, absl::Span<const Link> links,
                                 const LinkageOptions& options,
                                 absl::Span<const uint32_t> start = {});

// The clusters after all merges of at least `level`: a label per node,
// numbered from 0 by smallest member.
std::vector<uint32_t> CutTree(size_t nodes, absl::Span<const Merge> tree,
                              Fixed level,
                              absl::Span<const uint32_t> start = {});

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_LINKAGE_H_
