// For tests: the band keys of shingle sets, by the default sketch.

#ifndef SAMESTORY_CLUSTER_DEDUP_BAND_KEYS_OF_H_
#define SAMESTORY_CLUSTER_DEDUP_BAND_KEYS_OF_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/span_list.h"
#include "cluster/sketch/banding.h"
#include "cluster/sketch/synthetic_sets.h"

namespace samestory {

// By set, then band; none for sets of fewer than two shingles.
std::vector<std::vector<uint64_t>> BandKeysOf(
    const std::vector<ShingleVector>& sets, Banding banding);

// The same as a column, a row for each set.
SpanList<uint64_t> BandKeyColumn(
    const std::vector<std::vector<uint64_t>>& keys);

// 0 .. count - 1.
std::vector<uint32_t> Numbers(size_t count);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_BAND_KEYS_OF_H_
