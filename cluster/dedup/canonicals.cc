#include "cluster/dedup/canonicals.h"

#include <algorithm>

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
  const auto shares_more = [this](uint32_t a, uint32_t b) {
    return shared_[a] != shared_[b] ? shared_[a] > shared_[b] : a < b;
  };
  const size_t kept = std::min(limit, candidates->size());
  std::partial_sort(candidates->begin(), candidates->begin() + kept,
                    candidates->end(), shares_more);
  for (const uint32_t member : *candidates) shared_[member] = 0;
  const bool complete = kept == candidates->size();
  candidates->resize(kept);
  return complete;
}

}  // namespace samestory
