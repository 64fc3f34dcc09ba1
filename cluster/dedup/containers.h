// Which texts lie in a longer one, and which texts are roundups.
//
//   Containers containers = FindContainers(sets, options, threads);
//   containers.of[5];       // {2}: the report that holds the brief 5
//   containers.roundup[9];  // holds two articles that have nothing in common
//
// A container of a text is longer (of equally long ones: the earlier) and
// holds at least the share asked of the text's shingles, by exact count, and
// is not its Jaccard match: those are copies already. Two contained articles
// are dissimilar if they share less than half of the shorter one. Texts that
// lie in a roundup only are not contained in anything that may take them.
//
// Cost: that of RareShingles, then one exact comparison a candidate.

#ifndef SAMESTORY_CLUSTER_DEDUP_CONTAINERS_H_
#define SAMESTORY_CLUSTER_DEDUP_CONTAINERS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace samestory {

struct ContainersOptions {
  double containment_threshold;  // (0, 1]
  double jaccard_threshold;      // (0, 1]
  size_t min_shingles;           // shorter texts lie in nothing
  size_t max_candidates;         // compared exactly per text
};

struct Containers {
  std::vector<std::vector<uint32_t>> of;  // by set: its containers, by number
  std::vector<bool> roundup;              // by set
  uint64_t pairs_verified = 0;
  uint64_t cut = 0;  // sets for which a cap left candidates out
};

// Whether `a` comes before `b` when texts are taken by length, the longest
// first, then by number.
bool LongerFirst(absl::Span<const absl::Span<const uint64_t>> sets, uint32_t a,
                 uint32_t b);

Containers FindContainers(absl::Span<const absl::Span<const uint64_t>> sets,
                          const ContainersOptions& options, int threads);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_CONTAINERS_H_
