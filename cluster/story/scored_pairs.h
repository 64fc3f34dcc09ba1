// The candidates with their logits: the graph the stories are made from, and
// that of the storylines.
//
//   const ScoredPairs pairs =
//       ScorePairs(batch, candidates, PairWeights::Shipped(), threads);
//   pairs.story;    // links with the logit of "one story"
//   pairs.subject;  // links with the logit of "one subject"
//
// "One subject" is the same score without what tells two events of one
// subject apart: other ordinals, counts and weekdays, and the days between.
// Pairs at the lowest logit are left out; no pair is the same. Thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_SCORED_PAIRS_H_
#define SAMESTORY_CLUSTER_STORY_SCORED_PAIRS_H_

#include <vector>

#include "absl/types/span.h"
#include "cluster/story/batch_vectors.h"
#include "cluster/story/candidates.h"
#include "cluster/story/links.h"
#include "cluster/story/pair_weights.h"

namespace samestory {

struct ScoredPairs {
  std::vector<Link> story;  // in the order of the candidates
  std::vector<Link> subject;
};

ScoredPairs ScorePairs(const BatchVectors& batch,
                       absl::Span<const CandidatePair> candidates,
                       const PairWeights& weights, int threads);

// `weights` for the logit of "one subject".
PairWeights SubjectWeights(const PairWeights& weights);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_SCORED_PAIRS_H_
