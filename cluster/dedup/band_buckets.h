// Buckets of articles whose sketches agree in a band, for a whole batch.
//
//   // Keys by band, and whose they are.
//   BandBuckets buckets(band_keys, articles, num_articles, threads);
//   buckets.Of(7);      // the numbers of its buckets; none: it is like nothing
//   buckets.size(3);    // how many articles bucket 3 holds, at least 2
//   buckets.bands(3);   // in how many bands just these agree
//
// An article alone with its key, as nearly all are, gets no bucket and costs
// next to nothing: a sieve that fits the cache tells that a key came once
// (seen_keys.h). Articles that meet in twenty bands, as copies do, get one
// bucket that counts for twenty, if nobody else is in some of them. An article
// without keys has no buckets.
//
// Cost: two looks at a bit a key, a sort of what came twice; 4 bytes an article
// and 4 per article and bucket. While they are made, the keys of three bands
// are held beside those given, 24 bytes an article, of more bands if articles
// are few. Keys are read in the order given: best that in which they lie in
// memory. Immutable, thread-safe.

#ifndef SAMESTORY_CLUSTER_DEDUP_BAND_BUCKETS_H_
#define SAMESTORY_CLUSTER_DEDUP_BAND_BUCKETS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "base/span_list.h"
#include "cluster/dedup/number_lists.h"

namespace samestory {

class BandBuckets {
 public:
  // `articles` says whose each row of `band_keys` is, kNoDoc: nobody's. Every
  // article has as many keys as every other, or none.
  BandBuckets(const SpanList<uint64_t>& band_keys,
              absl::Span<const uint32_t> articles, size_t num_articles,
              int threads);

  // The buckets of an article, ascending.
  absl::Span<const uint32_t> Of(uint32_t article) const { return of_[article]; }

  uint32_t num_buckets() const { return static_cast<uint32_t>(sizes_.size()); }
  uint32_t size(uint32_t bucket) const { return sizes_[bucket]; }
  uint32_t bands(uint32_t bucket) const { return bands_[bucket]; }

 private:
  NumberLists of_;               // by article
  std::vector<uint32_t> sizes_;  // by bucket
  std::vector<uint16_t> bands_;  // by bucket: a sketch has 1024 slots at most
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_BAND_BUCKETS_H_
