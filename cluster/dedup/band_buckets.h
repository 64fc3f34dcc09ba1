// Buckets of articles whose sketches agree in a band, for a whole batch.
//
//   // Keys by band, and whose they are.
//   BandBuckets buckets(band_keys, articles, threads);
//   buckets.Of(7);     // the numbers of its buckets; none: it is like nothing
//   buckets.size(3);   // how many articles bucket 3 holds, at least 2
//
// An article alone with its key, as nearly all are, gets no bucket and costs
// next to nothing: two bits of a table that fits the cache tell that a key
// came once. An article without keys has no buckets.
//
// Cost: two looks at a bit a key, a sort of what came twice; 4 bytes per
// article and bucket of two or more. Keys are read a few bands at a time, in
// the order given: best that in which they lie in memory. Immutable,
// thread-safe.

#ifndef SAMESTORY_CLUSTER_DEDUP_BAND_BUCKETS_H_
#define SAMESTORY_CLUSTER_DEDUP_BAND_BUCKETS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace samestory {

class BandBuckets {
 public:
  // `articles` are the numbers from 0 on, in any order. Every article has as
  // many keys as every other, or none.
  BandBuckets(absl::Span<const absl::Span<const uint64_t>> band_keys,
              absl::Span<const uint32_t> articles, int threads);

  // The buckets of an article, ascending.
  absl::Span<const uint32_t> Of(uint32_t article) const {
    return absl::MakeConstSpan(buckets_).subspan(
        starts_[article], starts_[article + 1] - starts_[article]);
  }

  uint32_t num_buckets() const { return static_cast<uint32_t>(sizes_.size()); }
  uint32_t size(uint32_t bucket) const { return sizes_[bucket]; }

 private:
  std::vector<size_t> starts_;     // by article, into buckets_
  std::vector<uint32_t> buckets_;  // by article, then band
  std::vector<uint32_t> sizes_;    // by bucket
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_BAND_BUCKETS_H_
