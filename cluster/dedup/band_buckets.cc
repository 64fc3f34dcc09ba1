#include "cluster/dedup/band_buckets.h"

#include <algorithm>
#include <utility>

#include "base/parallel.h"

namespace samestory {
namespace {

using ShingleSets = absl::Span<const absl::Span<const uint64_t>>;
using Keys = std::vector<uint64_t>;              // of one band, by set
using KeyedSet = std::pair<uint64_t, uint32_t>;  // (key, set)

bool IsBanded(absl::Span<const uint64_t> set) { return set.size() >= 2; }

std::vector<Keys> MakeKeys(ShingleSets sets, const Sketcher& sketcher,
                           Banding banding, int threads) {
  std::vector<Keys> keys(banding.bands, Keys(sets.size()));
  ParallelFor(sets.size(), threads, [&](size_t begin, size_t end) {
    std::vector<uint32_t> slots(sketcher.num_slots());
    for (size_t set = begin; set < end; ++set) {
      if (!IsBanded(sets[set])) continue;
      sketcher.MakeInto(sets[set], absl::MakeSpan(slots));
      for (int band = 0; band < banding.bands; ++band) {
        keys[band][set] = BandKey(banding, slots, band);
      }
    }
  });
  return keys;
}

// The banded sets, sorted by (key, set). Keys are hashes, so one pass by their
// top bits leaves cells of a set or two, which are then sorted.
std::vector<KeyedSet> SortByKey(ShingleSets sets, const Keys& keys) {
  int bits = 1;
  while ((size_t{1} << bits) < sets.size()) ++bits;
  const int shift = 64 - bits;
  std::vector<uint32_t> ends((size_t{1} << bits) + 1);
  for (size_t set = 0; set < sets.size(); ++set) {
    if (IsBanded(sets[set])) ++ends[(keys[set] >> shift) + 1];
  }
  for (size_t cell = 1; cell < ends.size(); ++cell)
    ends[cell] += ends[cell - 1];

  std::vector<KeyedSet> sorted(ends.back());
  for (uint32_t set = 0; set < sets.size(); ++set) {
    if (IsBanded(sets[set]))
      sorted[ends[keys[set] >> shift]++] = {keys[set], set};
  }
  uint32_t begin = 0;
  for (size_t cell = 0; cell + 1 < ends.size(); ++cell) {
    std::sort(sorted.begin() + begin, sorted.begin() + ends[cell]);
    begin = ends[cell];
  }
  return sorted;
}

// Calls visit(begin, end) for each run of two or more equal keys.
template <typename Visit>
void ForEachRun(const std::vector<KeyedSet>& sorted, Visit visit) {
  for (size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    while (end < sorted.size() && sorted[end].first == sorted[begin].first) {
      ++end;
    }
    if (end - begin >= 2) visit(begin, end);
  }
}

}  // namespace

BandBuckets::BandBuckets(ShingleSets sets, const Sketcher& sketcher,
                         Banding banding, int threads)
    : bands_(banding.bands), buckets_(sets.size() * bands_, kNoBucket) {
  std::vector<Keys> keys = MakeKeys(sets, sketcher, banding, threads);
  std::vector<std::vector<uint32_t>> sizes(bands_);
  ParallelFor(bands_, threads, [&](size_t first_band, size_t end_band) {
    for (size_t band = first_band; band < end_band; ++band) {
      const std::vector<KeyedSet> sorted = SortByKey(sets, keys[band]);
      Keys().swap(keys[band]);
      ForEachRun(sorted, [&](size_t begin, size_t end) {
        const uint32_t number = static_cast<uint32_t>(sizes[band].size());
        sizes[band].push_back(static_cast<uint32_t>(end - begin));
        for (size_t i = begin; i < end; ++i) {
          buckets_[sorted[i].second * bands_ + band] = number;
        }
      });
    }
  });

  // From numbers within a band to numbers within all.
  std::vector<uint32_t> bases(bands_);
  for (size_t band = 0; band < bands_; ++band) {
    bases[band] = num_buckets();
    sizes_.insert(sizes_.end(), sizes[band].begin(), sizes[band].end());
  }
  for (size_t i = 0; i < buckets_.size(); ++i) {
    if (buckets_[i] != kNoBucket) buckets_[i] += bases[i % bands_];
  }
}

}  // namespace samestory
