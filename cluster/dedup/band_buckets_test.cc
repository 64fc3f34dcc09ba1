#include "cluster/dedup/band_buckets.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/span_list.h"
#include "cluster/dedup/band_keys_of.h"
#include "cluster/sketch/banding.h"
#include "cluster/sketch/doc_id.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr Banding kBanding = {25, 5};

std::vector<ShingleVector> RelatedSets() {
  SyntheticSource source(2);
  const WordSequence words = source.Words(120);
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 300; ++i) {
    sets.push_back(ShinglesOf(source.Edit(words, i / 1000.)));
  }
  sets.push_back({});
  sets.push_back({7});
  sets.push_back({7});
  return sets;
}

using Sharers = std::vector<std::vector<uint32_t>>;

// The definition: who has which key, of all keys that more than one has.
Sharers SharersOf(const std::vector<std::vector<uint64_t>>& keys) {
  Sharers sharers;
  for (int band = 0; band < kBanding.bands; ++band) {
    std::map<uint64_t, std::vector<uint32_t>> by_key;
    for (uint32_t set = 0; set < keys.size(); ++set) {
      if (!keys[set].empty()) by_key[keys[set][band]].push_back(set);
    }
    for (const auto& entry : by_key) {
      if (entry.second.size() > 1) sharers.push_back(entry.second);
    }
  }
  std::sort(sharers.begin(), sharers.end());
  return sharers;
}

// The members of each bucket, once for each of its bands.
Sharers MembersOf(const BandBuckets& buckets, uint32_t articles) {
  Sharers members(buckets.num_buckets());
  for (uint32_t article = 0; article < articles; ++article) {
    for (const uint32_t bucket : buckets.Of(article)) {
      members[bucket].push_back(article);
    }
  }
  Sharers by_band;
  for (uint32_t bucket = 0; bucket < members.size(); ++bucket) {
    EXPECT_EQ(members[bucket].size(), buckets.size(bucket));
    by_band.insert(by_band.end(), buckets.bands(bucket), members[bucket]);
  }
  std::sort(by_band.begin(), by_band.end());
  return by_band;
}

BandBuckets Make(const std::vector<std::vector<uint64_t>>& keys,
                 int threads = 1) {
  return BandBuckets(BandKeyColumn(keys), Numbers(keys.size()), keys.size(),
                     threads);
}

TEST(BandBucketsTest, EveryKeyThatTwoTextsHaveIsABandOfABucketAndNoOther) {
  const auto keys = BandKeysOf(RelatedSets(), kBanding);
  for (const int threads : {1, 2, 8}) {
    ASSERT_EQ(MembersOf(Make(keys, threads), keys.size()), SharersOf(keys))
        << threads;
  }
}

TEST(BandBucketsTest, BucketsWithTheSameMembersAreOne) {
  const auto keys = BandKeysOf(RelatedSets(), kBanding);
  Sharers sharers = SharersOf(keys);
  sharers.erase(std::unique(sharers.begin(), sharers.end()), sharers.end());
  EXPECT_EQ(Make(keys).num_buckets(), sharers.size());

  const std::vector<ShingleVector> equal(3, SyntheticSource(3).Shingles(10));
  const BandBuckets one = Make(BandKeysOf(equal, kBanding));
  ASSERT_EQ(one.num_buckets(), 1u);
  EXPECT_EQ(one.bands(0), 25u);
  EXPECT_EQ(one.size(0), 3u);
}

TEST(BandBucketsTest, TheOrderOfTheRowsDoesNotMatter) {
  auto keys = BandKeysOf(RelatedSets(), kBanding);
  std::vector<uint32_t> articles = Numbers(keys.size());
  const BandBuckets straight = Make(keys);
  std::reverse(keys.begin(), keys.end());
  std::reverse(articles.begin(), articles.end());
  const BandBuckets turned(BandKeyColumn(keys), articles, keys.size(), 1);
  for (const uint32_t article : articles) {
    EXPECT_EQ(straight.Of(article), turned.Of(article));
  }
}

TEST(BandBucketsTest, RowsOfNobodyAreLeftOut) {
  const std::vector<ShingleVector> equal(3, SyntheticSource(3).Shingles(10));
  const SpanList<uint64_t> keys = BandKeyColumn(BandKeysOf(equal, kBanding));
  const BandBuckets buckets(keys, {1, kNoDoc, 0}, 2, 1);
  EXPECT_EQ(buckets.size(0), 2u);
  EXPECT_EQ(BandBuckets(keys, {kNoDoc, 0, kNoDoc}, 1, 1).num_buckets(), 0u);
}

TEST(BandBucketsTest, TextsWithoutKeysHaveNoBucket) {
  const BandBuckets buckets = Make(BandKeysOf({{}, {}, {7}, {7}}, kBanding));
  EXPECT_EQ(buckets.num_buckets(), 0u);
  for (uint32_t set = 0; set < 4; ++set) {
    EXPECT_TRUE(buckets.Of(set).empty());
  }
}

}  // namespace
}  // namespace samestory
