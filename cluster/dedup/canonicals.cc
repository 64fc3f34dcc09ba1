#include "cluster/dedup/canonicals.h"

#include <algorithm>
#include <functional>

namespace samestory {

Canonicals::Canonicals(const BandBuckets& buckets, size_t num_sets,
                       uint32_t max_per_bucket)
    : buckets_(buckets),
      starts_(buckets.num_buckets() + 1),
      counts_(buckets.num_buckets()),
      full_(buckets.num_buckets()),
      shared_(num_sets) {
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
    } else if (!full_[bucket]) {
      full_[bucket] = true;
      ++full_buckets_;
    }
  }
}

bool Canonicals::Candidates(uint32_t set, size_t limit,
                            std::vector<uint32_t>* candidates) {
  candidates->clear();
  for (const uint32_t bucket : buckets_.Of(set)) {
    for (uint32_t i = 0; i < counts_[bucket]; ++i) {
      const uint32_t member = members_[starts_[bucket] + i];
      if (shared_[member]++ == 0) candidates->push_back(member);
    }
  }
  // Those that share most first, then by number: one integer orders both.
  ranked_.clear();
  for (const uint32_t member : *candidates) {
    ranked_.push_back(uint64_t{shared_[member]} << 32 | ~member);
    shared_[member] = 0;
  }
  const size_t kept = std::min(limit, ranked_.size());
  std::partial_sort(ranked_.begin(), ranked_.begin() + kept, ranked_.end(),
                    std::greater<uint64_t>());
  candidates->clear();
  for (size_t i = 0; i < kept; ++i) {
    candidates->push_back(~static_cast<uint32_t>(ranked_[i]));
  }
  return kept == ranked_.size();
}

}  // namespace samestory
