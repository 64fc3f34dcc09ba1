// What tells sibling events apart in a small batch: how far a pair's logit
// stands out from what its documents have with the rest of their affair.
//
//   const std::vector<Link> adjusted =
//       AddMargins(nodes, links, FixedFromDouble(1.2));
//
// Five articles about the trips of one envoy are all alike: the background
// table finds the subject rare, and no fixed level separates its events. But
// the two that report one trip are more alike than the others are. So, inside
// an affair (documents that average linkage joins at a level far below a
// story's), each logit gets
//
//   strength * min(m - 2, 4) / 4 * (logit - mean logit of its two documents
//                                   with the other m - 2 of the affair)
//
// Absolute evidence still decides whether a document has a partner at all:
// the margin is 0 in an affair of two. In a large batch the batch's own
// document frequencies do this work, and margins do harm: MarginStrength()
// falls with the size of the batch and is 0 from 500.
//
// Batches of four or five articles of one topic exactly right, of 400 each,
// without and with margins: two and two of sibling events (ecbplus) 215, 290;
// mixed (ecbplus) 280, 296; five of allsides_train 283, 287.
//
// Quadratic in the size of an affair. Deterministic; thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_AFFAIR_MARGINS_H_
#define SAMESTORY_CLUSTER_STORY_AFFAIR_MARGINS_H_

#include <cstddef>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/links.h"

namespace samestory {

// For a batch of so many documents: 1.2 for very few, falling to 0.
Fixed MarginStrength(size_t documents);

// The links in their order, each with its margin added if both ends are of
// one affair. Logits stay inside [kLowestLogit, kHighestLogit].
std::vector<Link> AddMargins(size_t nodes, absl::Span<const Link> links,
                             Fixed strength);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_AFFAIR_MARGINS_H_
