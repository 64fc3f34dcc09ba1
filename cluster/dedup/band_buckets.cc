#include "cluster/dedup/band_buckets.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "base/hashing.h"
#include "base/parallel.h"
#include "cluster/dedup/seen_keys.h"
#include "cluster/sketch/doc_id.h"

namespace samestory {
namespace {

using KeyedArticle = std::pair<uint64_t, uint32_t>;  // (key, article)

// Bands whose keys are read together, each 8 bytes an article and one look at
// all less: so many, and as many for each thread as long as they take no more
// memory than this.
constexpr size_t kBandsAtOnce = 3;
constexpr size_t kColumnBytes = size_t{64} << 20;

// Rows read until their memory is let go again.
constexpr size_t kRowsInHand = size_t{1} << 16;

// Buckets, those with the same members as one.
class MergedBuckets {
 public:
  MergedBuckets() : numbers_(0, HashMembers{this}, SameMembers{this}) {}

  MergedBuckets(const MergedBuckets&) = delete;
  MergedBuckets& operator=(const MergedBuckets&) = delete;

  void Add(absl::Span<const uint32_t> members) {
    members_.insert(members_.end(), members.begin(), members.end());
    starts_.push_back(members_.size());
    const auto inserted = numbers_.insert(static_cast<uint32_t>(bands_.size()));
    if (inserted.second) {
      bands_.push_back(1);
      return;
    }
    ++bands_[*inserted.first];
    starts_.pop_back();
    members_.resize(starts_.back());
  }

  uint32_t size() const { return static_cast<uint32_t>(bands_.size()); }

  absl::Span<const uint32_t> members(uint32_t bucket) const {
    return absl::MakeConstSpan(members_).subspan(
        starts_[bucket], starts_[bucket + 1] - starts_[bucket]);
  }

  std::vector<uint16_t> TakeBands() && { return std::move(bands_); }

 private:
  struct HashMembers {
    const MergedBuckets* buckets;
    size_t operator()(uint32_t bucket) const {
      const absl::Span<const uint32_t> members = buckets->members(bucket);
      return HashBytes(
          absl::string_view(reinterpret_cast<const char*>(members.data()),
                            members.size() * sizeof(uint32_t)));
    }
  };
  struct SameMembers {
    const MergedBuckets* buckets;
    bool operator()(uint32_t a, uint32_t b) const {
      return buckets->members(a) == buckets->members(b);
    }
  };

  std::vector<size_t> starts_ = {0};  // by bucket, into members_
  std::vector<uint32_t> members_;
  std::vector<uint16_t> bands_;  // by bucket
  absl::flat_hash_set<uint32_t, HashMembers, SameMembers> numbers_;
};

// The rows whose articles have keys.
std::vector<uint32_t> RowsWithKeys(const SpanList<uint64_t>& keys,
                                   absl::Span<const uint32_t> articles) {
  std::vector<uint32_t> rows;
  rows.reserve(keys.size());
  for (uint32_t row = 0; row < keys.size(); ++row) {
    if (articles[row] != kNoDoc && !keys[row].empty()) rows.push_back(row);
  }
  return rows;
}

size_t BandsAtOnce(size_t rows, size_t bands, int threads) {
  const size_t affordable = kColumnBytes / (sizeof(uint64_t) * (rows + 1));
  const size_t useful = kBandsAtOnce * static_cast<size_t>(threads);
  return std::min(bands, std::max(kBandsAtOnce, std::min(affordable, useful)));
}

// The keys of the bands [first, first + columns), of `rows`.
std::vector<std::vector<uint64_t>> Transpose(const SpanList<uint64_t>& keys,
                                             absl::Span<const uint32_t> rows,
                                             size_t first, size_t columns,
                                             int threads) {
  std::vector<std::vector<uint64_t>> transposed(
      columns, std::vector<uint64_t>(rows.size()));
  const size_t parts = (rows.size() + kRowsInHand - 1) / kRowsInHand;
  ParallelFor(parts, threads, [&](size_t begin, size_t end) {
    for (size_t part = begin; part < end; ++part) {
      const size_t past = std::min(rows.size(), (part + 1) * kRowsInHand);
      for (size_t i = part * kRowsInHand; i < past; ++i) {
        const uint64_t* const of_row = keys[rows[i]].data() + first;
        for (size_t c = 0; c < columns; ++c) transposed[c][i] = of_row[c];
      }
      keys.LetGo();
    }
  });
  return transposed;
}

// The articles whose key in one band another one may have, sorted by (key,
// article).
std::vector<KeyedArticle> FindShared(absl::Span<const uint64_t> keys,
                                     absl::Span<const uint32_t> rows,
                                     absl::Span<const uint32_t> articles) {
  SeenKeys seen(keys.size());
  for (const uint64_t key : keys) seen.Add(key);
  std::vector<KeyedArticle> shared;
  shared.reserve(std::count_if(keys.begin(), keys.end(), [&](uint64_t key) {
    return seen.MayHaveComeTwice(key);
  }));
  for (size_t i = 0; i < keys.size(); ++i) {
    if (seen.MayHaveComeTwice(keys[i])) {
      shared.emplace_back(keys[i], articles[rows[i]]);
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

Band MakeBand(absl::Span<const KeyedArticle> shared) {
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

void AddBuckets(const Band& band, MergedBuckets* buckets) {
  absl::Span<const uint32_t> articles = band.articles;
  for (const uint32_t size : band.sizes) {
    buckets->Add(articles.first(size));
    articles.remove_prefix(size);
  }
}

void FindBuckets(const SpanList<uint64_t>& band_keys,
                 absl::Span<const uint32_t> articles, int threads,
                 MergedBuckets* buckets) {
  const std::vector<uint32_t> rows = RowsWithKeys(band_keys, articles);
  const size_t bands = rows.empty() ? 0 : band_keys[rows[0]].size();
  const size_t at_once = BandsAtOnce(rows.size(), bands, threads);
  for (size_t first = 0; first < bands; first += at_once) {
    const size_t columns = std::min(at_once, bands - first);
    auto keys = Transpose(band_keys, rows, first, columns, threads);
    std::vector<Band> found(columns);
    ParallelFor(columns, threads, [&](size_t begin, size_t end) {
      for (size_t i = begin; i < end; ++i) {
        found[i] = MakeBand(FindShared(keys[i], rows, articles));
        keys[i] = {};
      }
    });
    for (Band& band : found) {
      AddBuckets(band, buckets);
      band = Band();
    }
  }
}

}  // namespace

BandBuckets::BandBuckets(const SpanList<uint64_t>& band_keys,
                         absl::Span<const uint32_t> articles,
                         size_t num_articles, int threads) {
  MergedBuckets buckets;
  FindBuckets(band_keys, articles, threads, &buckets);
  of_ = NumberLists(num_articles, [&](auto put) {
    for (uint32_t bucket = 0; bucket < buckets.size(); ++bucket) {
      for (const uint32_t article : buckets.members(bucket)) {
        put(article, bucket);
      }
    }
  });
  sizes_.reserve(buckets.size());
  for (uint32_t bucket = 0; bucket < buckets.size(); ++bucket) {
    sizes_.push_back(static_cast<uint32_t>(buckets.members(bucket).size()));
  }
  bands_ = std::move(buckets).TakeBands();
}

}  // namespace samestory
