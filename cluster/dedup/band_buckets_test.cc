#include "cluster/dedup/band_buckets.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include "cluster/dedup/band_keys_of.h"
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

std::vector<uint32_t> Numbers(size_t count) {
  std::vector<uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

// The definition: who has which key, of all keys that more than one has.
std::vector<std::vector<uint32_t>> SharersOf(
    const std::vector<std::vector<uint64_t>>& keys) {
  std::vector<std::vector<uint32_t>> sharers;
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

TEST(BandBucketsTest, EveryKeyThatTwoTextsHaveIsABucketAndNoOther) {
  const auto keys = BandKeysOf(RelatedSets(), kBanding);
  for (const int threads : {1, 2, 8}) {
    const auto spans = SpansOf(keys);
    const BandBuckets buckets(spans, Numbers(keys.size()), threads);
    std::vector<std::vector<uint32_t>> members(buckets.num_buckets());
    for (uint32_t set = 0; set < keys.size(); ++set) {
      for (const uint32_t bucket : buckets.Of(set)) {
        members[bucket].push_back(set);
      }
    }
    for (uint32_t bucket = 0; bucket < members.size(); ++bucket) {
      ASSERT_EQ(members[bucket].size(), buckets.size(bucket));
    }
    std::sort(members.begin(), members.end());
    ASSERT_EQ(members, SharersOf(keys)) << threads;
  }
}

TEST(BandBucketsTest, TheOrderOfTheKeysDoesNotMatter) {
  auto keys = BandKeysOf(RelatedSets(), kBanding);
  std::vector<uint32_t> articles = Numbers(keys.size());
  const BandBuckets straight(SpansOf(keys), articles, 1);
  std::reverse(keys.begin(), keys.end());
  std::reverse(articles.begin(), articles.end());
  const BandBuckets turned(SpansOf(keys), articles, 1);
  for (const uint32_t article : articles) {
    EXPECT_EQ(straight.Of(article), turned.Of(article));
  }
}

TEST(BandBucketsTest, BucketsOfDifferentBandsDiffer) {
  const std::vector<ShingleVector> sets(3, SyntheticSource(3).Shingles(10));
  const auto keys = BandKeysOf(sets, kBanding);
  const auto spans = SpansOf(keys);
  const BandBuckets buckets(spans, Numbers(keys.size()), 1);
  EXPECT_EQ(buckets.num_buckets(), 25u);
  for (int band = 0; band < kBanding.bands; ++band) {
    EXPECT_EQ(buckets.Of(2)[band], static_cast<uint32_t>(band));
  }
}

TEST(BandBucketsTest, TextsWithoutKeysHaveNoBucket) {
  const auto keys = BandKeysOf({{}, {}, {7}, {7}}, kBanding);
  const auto spans = SpansOf(keys);
  const BandBuckets buckets(spans, Numbers(keys.size()), 1);
  EXPECT_EQ(buckets.num_buckets(), 0u);
  for (uint32_t set = 0; set < keys.size(); ++set) {
    EXPECT_TRUE(buckets.Of(set).empty());
  }
}

}  // namespace
}  // namespace samestory
