// Buckets of articles whose sketches agree in a band, for a whole batch.
//
//   BandBuckets buckets(sets, sketcher, banding, threads);
//   buckets.Of(7);   // one bucket number a band; kNoBucket: alone in it
//   buckets.size(3); // how many articles bucket 3 holds, at least 2
//
// Sketches live only while their band keys are taken, keys only until their
// band is sorted: what stays is a number per band and article. An article
// alone with its key, as nearly all are, gets no bucket and costs nothing
// later. Sets of fewer than two shingles get none at all: a single shingle
// says too little to look alike.
//
// Cost: the sketch, then one radix pass and tiny sorts per band; 12 bytes per
// band and article while it works, 4 afterwards. Immutable, thread-safe.

#ifndef SAMESTORY_CLUSTER_DEDUP_BAND_BUCKETS_H_
#define SAMESTORY_CLUSTER_DEDUP_BAND_BUCKETS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/sketch/banding.h"
#include "cluster/sketch/minhash.h"

namespace samestory {

constexpr uint32_t kNoBucket = 0xffffffff;

class BandBuckets {
 public:
  BandBuckets(absl::Span<const absl::Span<const uint64_t>> sets,
              const Sketcher& sketcher, Banding banding, int threads);

  // The buckets of `set`, by band.
  absl::Span<const uint32_t> Of(uint32_t set) const {
    return absl::MakeConstSpan(buckets_).subspan(set * bands_, bands_);
  }

  uint32_t num_buckets() const { return static_cast<uint32_t>(sizes_.size()); }
  uint32_t size(uint32_t bucket) const { return sizes_[bucket]; }

 private:
  size_t bands_;
  std::vector<uint32_t> buckets_;  // by set, then band
  std::vector<uint32_t> sizes_;    // by bucket
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_BAND_BUCKETS_H_
