#include "cluster/dedup/band_buckets.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/parallel.h"

namespace samestory {
namespace {

using BandKeys = absl::Span<const absl::Span<const uint64_t>>;
using KeyedArticle = std::pair<uint64_t, uint32_t>;  // (key, article)

// Tells keys that came once from those that may have come more often. Eight
// places a key: one key in eight is taken for another one by mistake.
class SeenKeys {
 public:
  explicit SeenKeys(size_t keys) {
    int bits = 6;
    while (bits < 40 && (size_t{1} << bits) < 8 * keys) ++bits;
    shift_ = 64 - bits;
    once_.resize(size_t{1} << (bits - 6));
    twice_.resize(once_.size());
  }

  void Add(uint64_t key) {
    const uint64_t place = key >> shift_;
    const uint64_t bit = uint64_t{1} << (place & 63);
    twice_[place >> 6] |= once_[place >> 6] & bit;
    once_[place >> 6] |= bit;
  }

  bool MayHaveComeTwice(uint64_t key) const {
    const uint64_t place = key >> shift_;
    return twice_[place >> 6] >> (place & 63) & 1;
  }

 private:
  int shift_;
  std::vector<uint64_t> once_, twice_;
};

// The articles whose key another one has, sorted by (key, article).
std::vector<KeyedArticle> FindShared(absl::Span<const uint64_t> keys,
                                     absl::Span<const uint32_t> articles) {
  SeenKeys seen(keys.size());
  for (const uint64_t key : keys) seen.Add(key);
  std::vector<KeyedArticle> shared;
  for (size_t i = 0; i < keys.size(); ++i) {
    if (seen.MayHaveComeTwice(keys[i])) {
      shared.emplace_back(keys[i], articles[i]);
    }
  }
  std::sort(shared.begin(), shared.end());
  return shared;
}

// The buckets of one band.
struct Band {
  std::vector<uint32_t> articles;  // bucket after bucket
  std::vector<uint32_t> sizes;
};

Band FindBuckets(absl::Span<const uint64_t> keys,
                 absl::Span<const uint32_t> articles) {
  const std::vector<KeyedArticle> shared = FindShared(keys, articles);
  Band band;
  for (size_t begin = 0, end = 0; begin < shared.size(); begin = end) {
    while (end < shared.size() && shared[end].first == shared[begin].first) {
      ++end;
    }
    if (end - begin < 2) continue;
    band.sizes.push_back(static_cast<uint32_t>(end - begin));
    for (size_t i = begin; i < end; ++i) {
      band.articles.push_back(shared[i].second);
    }
  }
  return band;
}

size_t NumBands(BandKeys keys) {
  for (const auto& of_article : keys) {
    if (!of_article.empty()) return of_article.size();
  }
  return 0;
}

// Bands whose keys are read together: half a cache line of an article's.
constexpr size_t kBandsAtOnce = 4;

// The keys of the bands [first, first + columns), of articles that have keys.
std::vector<std::vector<uint64_t>> Transpose(BandKeys keys, size_t first,
                                             size_t columns) {
  std::vector<std::vector<uint64_t>> transposed(columns);
  for (std::vector<uint64_t>& column : transposed) column.reserve(keys.size());
  for (const auto& of_article : keys) {
    if (of_article.empty()) continue;
    for (size_t i = 0; i < columns; ++i) {
      transposed[i].push_back(of_article[first + i]);
    }
  }
  return transposed;
}

std::vector<uint32_t> WithKeys(BandKeys keys,
                               absl::Span<const uint32_t> articles) {
  std::vector<uint32_t> with_keys;
  with_keys.reserve(articles.size());
  for (size_t i = 0; i < articles.size(); ++i) {
    if (!keys[i].empty()) with_keys.push_back(articles[i]);
  }
  return with_keys;
}

}  // namespace

BandBuckets::BandBuckets(BandKeys band_keys,
                         absl::Span<const uint32_t> articles, int threads)
    : starts_(band_keys.size() + 1) {
  const std::vector<uint32_t> keyed = WithKeys(band_keys, articles);
  std::vector<Band> bands(NumBands(band_keys));
  const size_t groups = (bands.size() + kBandsAtOnce - 1) / kBandsAtOnce;
  ParallelFor(groups, threads, [&](size_t begin, size_t end) {
    for (size_t group = begin; group < end; ++group) {
      const size_t first = group * kBandsAtOnce;
      const size_t columns = std::min(kBandsAtOnce, bands.size() - first);
      const auto keys = Transpose(band_keys, first, columns);
      for (size_t i = 0; i < columns; ++i) {
        bands[first + i] = FindBuckets(keys[i], keyed);
      }
    }
  });

  for (const Band& band : bands) {
    for (const uint32_t article : band.articles) ++starts_[article + 1];
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  buckets_.resize(starts_.back());
  std::vector<size_t> next(starts_.begin(), starts_.end() - 1);
  for (const Band& band : bands) {
    auto article = band.articles.begin();
    for (const uint32_t size : band.sizes) {
      const uint32_t number = num_buckets();
      for (uint32_t i = 0; i < size; ++i) {
        buckets_[next[*article++]++] = number;
      }
      sizes_.push_back(size);
    }
  }
}

}  // namespace samestory
