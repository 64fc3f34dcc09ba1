// Where to cut a tree of average linkage, from the batch itself.
//
//   const Fixed level = ChooseLevel(
//       LinkGraph(nodes, links), tree,
//       {.missing = FixedFromDouble(-7), .lowest = ..., .highest = ...});
//   CutTree(nodes, tree, level);
//
// Each level in the window is judged by its mean silhouette (Rousseeuw 1987)
// on the logits: how much nearer a document is to its own cluster than to the
// next one; a document alone counts 0. The window must be narrow: without one
// the silhouette likes near-copies best, or whole subjects.
//
// A distance is `top` - logit, where top is the highest logit of the batch,
// at least 8. Cost: each link once per level. Sums are integers; the result
// depends on neither order nor threads. Pure and thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_CUT_H_
#define SAMESTORY_CLUSTER_STORY_CUT_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/linkage.h"
#include "cluster/story/links.h"

namespace samestory {

struct CutOptions {
  Fixed missing = 0;  // the logit of a pair without a link
  Fixed lowest = 0;   // the window of levels, both ends tried
  Fixed highest = 0;
  Fixed step = kFixedOne / 4;
  int threads = 1;
};

// The level with the highest mean silhouette, the lowest on a tie.
Fixed ChooseLevel(const LinkGraph& graph, absl::Span<const Merge> tree,
                  const CutOptions& options);

// The sum of the silhouettes of all documents, each from -1 to 1.
Fixed SumSilhouettes(const LinkGraph& graph, absl::Span<const uint32_t> labels,
                     const CutOptions& options);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_CUT_H_
