#include "cluster/dedup/canonicals.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <vector>

#include "cluster/dedup/band_keys_of.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr Banding kBanding = {25, 5};

std::vector<uint32_t> Numbers(size_t count) {
  std::vector<uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

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

  size_t SharedBuckets(const BandBuckets& buckets, uint32_t a, uint32_t b) {
    std::vector<uint32_t> shared;
    std::set_intersection(buckets.Of(a).begin(), buckets.Of(a).end(),
                          buckets.Of(b).begin(), buckets.Of(b).end(),
                          std::back_inserter(shared));
    return shared.size();
  }

  std::vector<ShingleVector> sets_;
};

TEST_F(CanonicalsTest, OnlyThoseAddedAreFoundTheMostSharedFirst) {
  const auto keys = BandKeysOf(sets_, kBanding);
  const auto spans = SpansOf(keys);
  const BandBuckets buckets(spans, Numbers(keys.size()), 1);
  Canonicals canonicals(buckets, sets_.size(), 100);
  std::vector<uint32_t> found;
  EXPECT_TRUE(canonicals.Candidates(9, 10, &found));
  EXPECT_TRUE(found.empty());

  for (const uint32_t set : {3, 0, 1}) canonicals.Add(set);
  EXPECT_TRUE(canonicals.Candidates(9, 10, &found));
  ASSERT_EQ(found, (std::vector<uint32_t>{0, 1, 3}));
  EXPECT_GT(SharedBuckets(buckets, 9, 0), SharedBuckets(buckets, 9, 1));
  EXPECT_GT(SharedBuckets(buckets, 9, 1), SharedBuckets(buckets, 9, 3));
}

TEST_F(CanonicalsTest, TheLimitKeepsTheLikeliestAndSaysSo) {
  const auto keys = BandKeysOf(sets_, kBanding);
  const auto spans = SpansOf(keys);
  const BandBuckets buckets(spans, Numbers(keys.size()), 1);
  Canonicals canonicals(buckets, sets_.size(), 100);
  for (const uint32_t set : {5, 4, 0}) canonicals.Add(set);
  std::vector<uint32_t> found;
  EXPECT_FALSE(canonicals.Candidates(9, 1, &found));
  EXPECT_EQ(found, (std::vector<uint32_t>{0}));
}

TEST_F(CanonicalsTest, AFullBucketKeepsTheFirstAndIsCountedOnce) {
  const std::vector<ShingleVector> equal(5, sets_[0]);
  const auto keys = BandKeysOf(equal, kBanding);
  const auto spans = SpansOf(keys);
  const BandBuckets buckets(spans, Numbers(keys.size()), 1);
  Canonicals canonicals(buckets, equal.size(), 2);
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
