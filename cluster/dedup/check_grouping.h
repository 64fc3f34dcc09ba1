// What must hold of every grouping, checked against exact counts. For tests.

#ifndef SAMESTORY_CLUSTER_DEDUP_CHECK_GROUPING_H_
#define SAMESTORY_CLUSTER_DEDUP_CHECK_GROUPING_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/dedup/grouping.h"
#include "cluster/sketch/synthetic_sets.h"

namespace samestory {

// Inputs over `sets`, which must outlive them; the first has priority.
std::vector<DedupInput> InputsOf(const std::vector<ShingleVector>& sets);

// Expects every canonical to be its own, and every member to be a copy of its
// canonical by the options' own definition, with evidence that is true.
void ExpectVerified(absl::Span<const DedupInput> inputs,
                    const Grouping& grouping, const DedupOptions& options);

// Canonicals that have Jaccard >= threshold to each other, as a share of all
// pairs that do; by brute force.
double ResidualShare(const std::vector<ShingleVector>& sets,
                     const Grouping& grouping, double threshold);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_CHECK_GROUPING_H_
