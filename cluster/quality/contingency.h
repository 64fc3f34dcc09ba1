// How two labellings of the same items overlap: the sizes of their clusters
// and of every overlap that is not empty.
//
//   gold      {1, 1, 2}
//   predicted {7, 8, 8}
//   MakeContingency(gold, predicted)
//     // items 3, gold_sizes {2, 1}, predicted_sizes {1, 2}
//     // cells {0, 0, 1}, {0, 1, 1}, {1, 1, 1}
//
// Labels are any numbers; clusters are renumbered from 0 in order of first
// appearance. O(n log n) time, 8 bytes an item while sorting.

#ifndef SAMESTORY_CLUSTER_QUALITY_CONTINGENCY_H_
#define SAMESTORY_CLUSTER_QUALITY_CONTINGENCY_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace samestory {

struct Contingency {
  // `count` items stand both in gold cluster `gold` and in predicted cluster
  // `predicted`.
  struct Cell {
    uint32_t gold;
    uint32_t predicted;
    uint64_t count;
  };

  uint64_t items = 0;
  std::vector<uint64_t> gold_sizes;
  std::vector<uint64_t> predicted_sizes;
  std::vector<Cell> cells;  // by gold, then predicted; no empty ones
};

// The two spans are of one length: label i of each belongs to item i.
Contingency MakeContingency(absl::Span<const uint32_t> gold,
                            absl::Span<const uint32_t> predicted);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_QUALITY_CONTINGENCY_H_
