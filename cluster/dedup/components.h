// Texts that buckets and containers join, however indirectly: nothing that is
// decided of one component bears on another.
//
//   // 0 and 4 share a bucket, 7 lies in 4; 1 is alone.
//   const NumberLists components = FindComponents(buckets, containers);
//   components[0];    // {0, 4, 7}: a component has the number of its first
//   components[4];    // {}
//   components[1];    // {1}
//
// Cost: union-find, near-linear; 8 bytes a text, 4 more and 4 a bucket while it
// runs.

#ifndef SAMESTORY_CLUSTER_DEDUP_COMPONENTS_H_
#define SAMESTORY_CLUSTER_DEDUP_COMPONENTS_H_

#include "cluster/dedup/band_buckets.h"
#include "cluster/dedup/number_lists.h"

namespace samestory {

// `containers` by text: its containers. Components ascend.
NumberLists FindComponents(const BandBuckets& buckets,
                           const NumberLists& containers);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_COMPONENTS_H_
