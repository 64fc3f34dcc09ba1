// The canonicals found so far, by the buckets they are in.
//
//   Canonicals canonicals(buckets, num_sets, 8);
//   canonicals.Add(3);
//   canonicals.Candidates(7, 32, &candidates);  // {3} if they share a bucket
//
// A bucket links to its canonicals only, so a thousand copies of one text are
// compared to one, not to each other. A bucket lists at most
// `max_per_bucket`, the first added; an answer the `limit` that share most
// bands. Both caps are counted when they bite.
//
// Cost: 4 bytes per bucket and member beyond the buckets themselves, at most;
// a query reads the lists of its buckets. Belongs to one thread.

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
  Canonicals(const BandBuckets& buckets, size_t num_sets,
             uint32_t max_per_bucket);

  void Add(uint32_t set);

  // The canonicals that share a bucket with `set`: those that share most
  // first, then by number, at most `limit`. False if some were left out.
  bool Candidates(uint32_t set, size_t limit,
                  std::vector<uint32_t>* candidates);

  // Buckets that had no room for a canonical.
  uint64_t full_buckets() const { return full_buckets_; }

 private:
  const BandBuckets& buckets_;
  std::vector<size_t> starts_;    // by bucket: its room in members_
  std::vector<uint32_t> counts_;  // by bucket: how much of it is taken
  std::vector<uint32_t> members_;
  std::vector<bool> full_;        // by bucket
  std::vector<uint16_t> shared_;  // by set: scratch of Candidates()
  std::vector<uint64_t> ranked_;  // the same
  uint64_t full_buckets_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_CANONICALS_H_
