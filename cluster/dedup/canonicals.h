// The canonicals found so far, by the buckets they are in.
//
//   Canonicals canonicals(buckets, 8);
//   canonicals.Add(3);
//   canonicals.Candidates(7, 32, &candidates);  // {3} if they share a bucket
//
// A bucket links to its canonicals only, so a thousand copies of one text are
// compared to one, not to each other. A bucket lists at most
// `max_per_bucket`, the first added; an answer the `limit` that share most
// bands. Both caps are counted when they bite.
//
// Cost: some 20 bytes per bucket beyond the buckets themselves, 4 more per
// canonical it lists; a query reads the lists of its buckets. Sets that no
// chain of buckets joins may be added and asked for at the same time.

#ifndef SAMESTORY_CLUSTER_DEDUP_CANONICALS_H_
#define SAMESTORY_CLUSTER_DEDUP_CANONICALS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cluster/dedup/band_buckets.h"

namespace samestory {

class Canonicals {
 public:
  // `buckets` must outlive the object.
  Canonicals(const BandBuckets& buckets, uint32_t max_per_bucket);

  void Add(uint32_t set);

  // The canonicals that share a bucket with `set`: those that share most bands
  // first, then by number, at most `limit`. False if some were left out.
  bool Candidates(uint32_t set, size_t limit,
                  std::vector<uint32_t>* candidates) const;

  // Buckets that had no room for a canonical, one for each band.
  uint64_t full_buckets() const;

 private:
  const BandBuckets& buckets_;
  std::vector<size_t> starts_;    // by bucket: its room in members_
  std::vector<uint32_t> counts_;  // by bucket: how much of it is taken
  std::vector<uint32_t> members_;
  std::vector<uint8_t> full_;  // by bucket; bits would race
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_CANONICALS_H_
