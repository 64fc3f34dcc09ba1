#include "cluster/dedup/canonicals.h"

#include <algorithm>
#include <functional>

#include "absl/container/inlined_vector.h"

namespace samestory {

Canonicals::Canonicals(const BandBuckets& buckets, uint32_t max_per_bucket)
    : buckets_(buckets),
      starts_(buckets.num_buckets() + 1),
      counts_(buckets.num_buckets()),
      full_(buckets.num_buckets()) {
  for (uint32_t bucket = 0; bucket < buckets.num_buckets(); ++bucket) {
    starts_[bucket + 1] =
        starts_[bucket] + std::min(buckets.size(bucket), max_per_bucket);
  }
  members_.resize(starts_.back());
}

void Canonicals::Add(uint32_t set) {
  for (const uint32_t bucket : buckets_.Of(set)) {
    const size_t place = starts_[bucket] + counts_[bucket];
    if (place < starts_[bucket + 1]) {
      members_[place] = set;
      ++counts_[bucket];
    } else {
      full_[bucket] = true;
    }
  }
}

bool Canonicals::Candidates(uint32_t set, size_t limit,
                            std::vector<uint32_t>* candidates) const {
  // (member, bands) as one integer, then (bands, ~member): those that share
  // most first, then by number.
  absl::InlinedVector<uint64_t, 256> ranked;
  for (const uint32_t bucket : buckets_.Of(set)) {
    for (uint32_t i = 0; i < counts_[bucket]; ++i) {
      ranked.push_back(uint64_t{members_[starts_[bucket] + i]} << 32 |
                       buckets_.bands(bucket));
    }
  }
  std::sort(ranked.begin(), ranked.end());
  size_t members = 0;
  for (size_t i = 0; i < ranked.size();) {
    const uint64_t member = ranked[i] >> 32;
    uint64_t bands = 0;
    for (; i < ranked.size() && ranked[i] >> 32 == member; ++i) {
      bands += static_cast<uint32_t>(ranked[i]);
    }
    ranked[members++] = bands << 32 | static_cast<uint32_t>(~member);
  }
  const size_t kept = std::min(limit, members);
  std::partial_sort(ranked.begin(), ranked.begin() + kept,
                    ranked.begin() + members, std::greater<uint64_t>());
  candidates->clear();
  for (size_t i = 0; i < kept; ++i) {
    candidates->push_back(~static_cast<uint32_t>(ranked[i]));
  }
  return kept == members;
}

uint64_t Canonicals::full_buckets() const {
  uint64_t full = 0;
  for (uint32_t bucket = 0; bucket < full_.size(); ++bucket) {
    if (full_[bucket]) full += buckets_.bands(bucket);
  }
  return full;
}

}  // namespace samestory
