// Why two documents score as they do, for a person to read.
//
//   PairExplanation explanation =
//       ExplainPair(documents, batch, PairWeights::Shipped(), 0, 1);
//   explanation.channels[0].shared;  // {"Zubara", "ceasefire", ...}
//
// The numbers are those the clustering was made with. The shared terms are
// read from the texts again, so nothing is kept for it: a millisecond or two
// a pair. Thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_PAIR_EXPLAINER_H_
#define SAMESTORY_CLUSTER_STORY_PAIR_EXPLAINER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/batch_vectors.h"
#include "cluster/story/links.h"
#include "cluster/story/pair_weights.h"
#include "cluster/story/story_types.h"

namespace samestory {

// Channels, bias, logit and probability; the rest is left empty.
PairExplanation ExplainPair(absl::Span<const StoryDocument> documents,
                            const BatchVectors& batch,
                            const PairWeights& weights, uint32_t a, uint32_t b);

// The way from a to b inside their story whose weakest link is strongest,
// both ends included.
std::vector<uint32_t> StrongestPath(absl::Span<const Link> links,
                                    absl::Span<const uint32_t> story_of,
                                    uint32_t a, uint32_t b);

// One sentence, of an explanation that is filled but for it. Of two stories it
// names what speaks against one: "against it: other ordinals (trip)".
std::string VerdictOf(const PairExplanation& explanation);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_PAIR_EXPLAINER_H_
