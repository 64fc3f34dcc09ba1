// For tests: the band keys of shingle sets, by the default sketch.

#ifndef SAMESTORY_CLUSTER_DEDUP_BAND_KEYS_OF_H_
#define SAMESTORY_CLUSTER_DEDUP_BAND_KEYS_OF_H_

#include <cstdint>
#include <vector>

#include "cluster/sketch/banding.h"
#include "cluster/sketch/synthetic_sets.h"

namespace samestory {

// By set, then band; none for sets of fewer than two shingles.
std::vector<std::vector<uint64_t>> BandKeysOf(
    const std::vector<ShingleVector>& sets, Banding banding);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_BAND_KEYS_OF_H_
