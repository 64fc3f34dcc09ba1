// What one labelling tells about another, in nats, and what it would tell by
// chance: the parts of AMI and of the V-measure.
//
//   const Contingency table = MakeContingency(gold, predicted);
//   MutualInformation(table)                       // 0: nothing
//   ExpectedMutualInformation(table)               // of shuffled labels
//   Entropy(table.gold_sizes, table.items)         // the most there is
//
// The expectation is exact (hypergeometric model of Vinh, Epps, Bailey 2010,
// equation 24a). Clusters of one size share one term, and n items have at
// most sqrt(2 n) different sizes, so it takes O(n) pairs of sizes instead of
// clusters^2. 100,000 items take 0.02 s in stories of a feed's sizes; 0.5 s
// when every size from 1 up occurs, the worst case, O(n sqrt(n)).

#ifndef SAMESTORY_CLUSTER_QUALITY_MUTUAL_INFORMATION_H_
#define SAMESTORY_CLUSTER_QUALITY_MUTUAL_INFORMATION_H_

#include <cstdint>

#include "absl/types/span.h"
#include "cluster/quality/contingency.h"

namespace samestory {

// Of clusters with these sizes, which sum to `items`.
double Entropy(absl::Span<const uint64_t> sizes, uint64_t items);

double MutualInformation(const Contingency& table);

// The mean of MutualInformation over all ways to deal the items into clusters
// of the same sizes.
double ExpectedMutualInformation(const Contingency& table);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_QUALITY_MUTUAL_INFORMATION_H_
