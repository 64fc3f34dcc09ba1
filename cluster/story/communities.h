// Communities of a weighted graph under the constant Potts model (CPM): what
// bare headlines are grouped by, where every link is weak and many weak links
// among the same articles make a story.
//
//   FindCommunities(nodes, links, FixedFromDouble(.02));  // {0, 0, 1, 0}
//
// Looks for the partition with the highest sum, over its communities, of the
// weights inside less resolution * n * (n - 1) / 2 (Traag, Van Dooren,
// Nesterov 2011). Unlike modularity this does not depend on the size of the
// rest of the graph. The search is that of Leiden (Traag, Waltman, van Eck
// 2019): local moves, refinement, aggregation; but in the fixed order of the
// nodes and always to the best place, so that it is deterministic. Time is
// nearly linear in the links. Pure and thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_COMMUNITIES_H_
#define SAMESTORY_CLUSTER_STORY_COMMUNITIES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/links.h"

namespace samestory {

// A label per node, numbered from 0 by smallest member. Links with weights
// <= 0 are ignored.
std::vector<uint32_t> FindCommunities(size_t nodes,
                                      absl::Span<const Link> links,
                                      Fixed resolution);

// The sum that FindCommunities() wants high.
int64_t CommunityQuality(absl::Span<const Link> links,
                         absl::Span<const uint32_t> labels, Fixed resolution);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_COMMUNITIES_H_
