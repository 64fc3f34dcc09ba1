#include "cluster/story/scored_pairs.h"

#include "base/parallel.h"
#include "cluster/story/pair_features.h"

namespace samestory {
namespace {

// Drops the links that say nothing.
void KeepAboveLowest(std::vector<Link>* links) {
  size_t kept = 0;
  for (const Link& link : *links) {
    if (link.weight > kLowestLogit) (*links)[kept++] = link;
  }
  links->resize(kept);
  links->shrink_to_fit();
}

}  // namespace

PairWeights SubjectWeights(const PairWeights& weights) {
  PairWeights subject = weights;
  for (Feature feature :
       {Feature::kOtherOrdinals, Feature::kOtherCounts, Feature::kOtherWeekdays,
        Feature::kNextDay, Feature::kOtherDay, Feature::kDays}) {
    subject.weights[static_cast<size_t>(feature)] = 0;
  }
  return subject;
}

ScoredPairs ScorePairs(const BatchVectors& batch,
                       absl::Span<const CandidatePair> candidates,
                       const PairWeights& weights, int threads) {
  const PairWeights subject_weights = SubjectWeights(weights);
  ScoredPairs pairs;
  pairs.story.resize(candidates.size());
  pairs.subject.resize(candidates.size());
  ParallelFor(candidates.size(), threads, [&](size_t begin, size_t end) {
    PairMeter meter(batch);
    for (size_t i = begin; i < end; ++i) {
      if (i + 6 < end) batch.PrefetchPlace(candidates[i + 6].b);
      if (i + 3 < end) batch.PrefetchTerms(candidates[i + 3].b);
      const CandidatePair& pair = candidates[i];
      if (i == begin || pair.a != candidates[i - 1].a) meter.Load(pair.a);
      const PairFeatures features = meter.Measure(pair.b);
      pairs.story[i] = {pair.a, pair.b,
                        static_cast<int32_t>(ScorePair(features, weights))};
      pairs.subject[i] = {
          pair.a, pair.b,
          static_cast<int32_t>(ScorePair(features, subject_weights))};
    }
  });
  KeepAboveLowest(&pairs.story);
  KeepAboveLowest(&pairs.subject);
  return pairs;
}

}  // namespace samestory
