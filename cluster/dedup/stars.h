// Forms the groups of distinct texts: stars, with a canonical in the middle.
//
//   std::vector<Membership> memberships =
//       FormStars(sets, lengths, buckets, containers, options, threads,
//                 &counters);
//   memberships[4].canonical;   // 1; of a canonical itself: its own number
//
// A text's number is its priority: the smaller comes first. Sets are distinct
// and sorted; texts without a bucket and a container need none. The order of
// decisions is that of grouping.h; each is one search among the canonicals that
// stand already. Components (components.h) are decided side by side: one large
// one, of texts that are all alike, keeps one thread only.
//
// Cost: at most max_candidates exact comparisons a text, one or two on news; 16
// bytes a text, half of which stay, and what canonicals.h says.

#ifndef SAMESTORY_CLUSTER_DEDUP_STARS_H_
#define SAMESTORY_CLUSTER_DEDUP_STARS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/dedup/band_buckets.h"
#include "cluster/dedup/containers.h"
#include "cluster/dedup/shingle_sets.h"

namespace samestory {

struct StarsOptions {
  double jaccard_threshold;
  double containment_threshold;  // not used if nothing has containers
  size_t max_candidates;
  uint32_t max_bucket_canonicals;
};

struct Membership {
  uint32_t canonical;
  uint32_t common : 31;  // shingles of both sets; of a canonical: not set
  uint32_t by_containment : 1;
};

struct StarsCounters {
  uint64_t pairs_verified = 0;
  uint64_t over_max_candidates = 0;  // that became canonicals
  uint64_t full_buckets = 0;         // one for each band
};

std::vector<Membership> FormStars(const ShingleSets& sets,
                                  absl::Span<const uint32_t> lengths,
                                  const BandBuckets& buckets,
                                  const Containers& containers,
                                  const StarsOptions& options, int threads,
                                  StarsCounters* counters);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_STARS_H_
