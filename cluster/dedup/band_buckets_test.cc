#include "cluster/dedup/band_buckets.h"

#include <map>
#include <vector>

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

TEST(BandBucketsTest, TwoTextsShareABucketExactlyIfTheirBandKeysAreEqual) {
  const std::vector<ShingleVector> sets = RelatedSets();
  const Sketcher sketcher = *Sketcher::Create({});
  for (const int threads : {1, 2, 8}) {
    const auto spans = SpansOf(sets);
    const BandBuckets buckets(spans, sketcher, kBanding, threads);
    for (int band = 0; band < kBanding.bands; ++band) {
      std::map<uint64_t, std::vector<uint32_t>> by_key;
      for (uint32_t set = 0; set < sets.size(); ++set) {
        if (sets[set].size() < 2) continue;
        by_key[BandKey(kBanding, sketcher.Make(sets[set]).slots, band)]
            .push_back(set);
      }
      for (const auto& entry : by_key) {
        const uint32_t bucket = buckets.Of(entry.second[0])[band];
        ASSERT_EQ(bucket == kNoBucket, entry.second.size() == 1);
        if (bucket == kNoBucket) continue;
        ASSERT_EQ(buckets.size(bucket), entry.second.size());
        for (const uint32_t set : entry.second) {
          ASSERT_EQ(buckets.Of(set)[band], bucket);
        }
      }
    }
  }
}

TEST(BandBucketsTest, BucketsOfDifferentBandsDiffer) {
  const std::vector<ShingleVector> sets(3, SyntheticSource(3).Shingles(10));
  const auto spans = SpansOf(sets);
  const BandBuckets buckets(spans, *Sketcher::Create({}), kBanding, 1);
  EXPECT_EQ(buckets.num_buckets(), 25u);
  for (int band = 0; band < kBanding.bands; ++band) {
    EXPECT_EQ(buckets.Of(2)[band], static_cast<uint32_t>(band));
  }
}

TEST(BandBucketsTest, TextsOfOneShingleOrNoneHaveNoBucket) {
  const std::vector<ShingleVector> sets = {{}, {}, {7}, {7}};
  const auto spans = SpansOf(sets);
  const BandBuckets buckets(spans, *Sketcher::Create({}), kBanding, 1);
  EXPECT_EQ(buckets.num_buckets(), 0u);
  for (uint32_t set = 0; set < sets.size(); ++set) {
    for (const uint32_t bucket : buckets.Of(set)) EXPECT_EQ(bucket, kNoBucket);
  }
}

}  // namespace
}  // namespace samestory
