#include "cluster/dedup/canonicals.h"

#include <algorithm>
#include <vector>

#include "cluster/dedup/band_keys_of.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr Banding kBanding = {25, 5};

// Ten texts: 0..8 differ ever more from 9.
class CanonicalsTest : public testing::Test {
 protected:
  CanonicalsTest() {
    SyntheticSource source(4);
    const WordSequence words = source.Words(400);
    for (int i = 0; i < 9; ++i) {
      sets_.push_back(ShinglesOf(source.Edit(words, .01 * i)));
    }
    sets_.push_back(ShinglesOf(words));
  }

  size_t SharedBands(const BandBuckets& buckets, uint32_t a, uint32_t b) {
    size_t bands = 0;
    for (const uint32_t bucket : buckets.Of(a)) {
      const auto of_b = buckets.Of(b);
      if (std::count(of_b.begin(), of_b.end(), bucket) > 0) {
        bands += buckets.bands(bucket);
      }
    }
    return bands;
  }

  std::vector<ShingleVector> sets_;
};

TEST_F(CanonicalsTest, OnlyThoseAddedAreFoundTheMostSharedFirst) {
  const auto keys = BandKeysOf(sets_, kBanding);
  const BandBuckets buckets(BandKeyColumn(keys), Numbers(keys.size()),
                            keys.size(), 1);
  Canonicals canonicals(buckets, 100);
  std::vector<uint32_t> found;
  EXPECT_TRUE(canonicals.Candidates(9, 10, &found));
  EXPECT_TRUE(found.empty());

  for (const uint32_t set : {3, 0, 1}) canonicals.Add(set);
  EXPECT_TRUE(canonicals.Candidates(9, 10, &found));
  ASSERT_EQ(found, (std::vector<uint32_t>{0, 1, 3}));
  EXPECT_GT(SharedBands(buckets, 9, 0), SharedBands(buckets, 9, 1));
  EXPECT_GT(SharedBands(buckets, 9, 1), SharedBands(buckets, 9, 3));
}

TEST_F(CanonicalsTest, TheLimitKeepsTheLikeliestAndSaysSo) {
  const auto keys = BandKeysOf(sets_, kBanding);
  const BandBuckets buckets(BandKeyColumn(keys), Numbers(keys.size()),
                            keys.size(), 1);
  Canonicals canonicals(buckets, 100);
  for (const uint32_t set : {5, 4, 0}) canonicals.Add(set);
  std::vector<uint32_t> found;
  EXPECT_FALSE(canonicals.Candidates(9, 1, &found));
  EXPECT_EQ(found, (std::vector<uint32_t>{0}));
}

TEST_F(CanonicalsTest, AFullBucketKeepsTheFirstAndIsCountedOnce) {
  const std::vector<ShingleVector> equal(5, sets_[0]);
  const auto keys = BandKeysOf(equal, kBanding);
  const BandBuckets buckets(BandKeyColumn(keys), Numbers(keys.size()),
                            keys.size(), 1);
  Canonicals canonicals(buckets, 2);
  for (const uint32_t set : {3, 1}) canonicals.Add(set);
  EXPECT_EQ(canonicals.full_buckets(), 0u);
  for (const uint32_t set : {0, 2}) canonicals.Add(set);
  EXPECT_EQ(canonicals.full_buckets(), 25u);
  std::vector<uint32_t> found;
  EXPECT_TRUE(canonicals.Candidates(4, 10, &found));
  EXPECT_EQ(found, (std::vector<uint32_t>{1, 3}));
}

}  // namespace
}  // namespace samestory
