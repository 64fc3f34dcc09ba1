#include "cluster/sketch/overlap_bound.h"

#include <cmath>

#include "cluster/sketch/similarity.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(OverlapBoundTest, NeverRefusesWhatIsShared) {
  SyntheticSource source(1);
  OverlapBound bound;  // one for all: a set before must leave nothing
  for (const size_t size : {1, 2, 3, 30, 65, 400, 5000}) {
    for (const double jaccard : {0., .1, .5, .7, 1.}) {
      const auto [a, b] = source.PairWithJaccard(size, jaccard);
      bound.Reset(a);
      const uint64_t common = CountOverlap(a, b).common;
      for (uint64_t needed = 0; needed <= common; ++needed) {
        ASSERT_TRUE(bound.MayReach(b, needed)) << size << " " << jaccard;
      }
    }
  }
}

// Of those not common one in 32 or fewer has its bit there by chance.
TEST(OverlapBoundTest, RefusesNearlyAllThatIsNotShared) {
  SyntheticSource source(2);
  OverlapBound bound;
  for (const size_t size : {100, 400, 5000}) {
    for (const double jaccard : {0., .5, .68}) {
      const auto [a, b] = source.PairWithJaccard(size, jaccard);
      const Overlap overlap = CountOverlap(a, b);
      const double missing = static_cast<double>(overlap.b - overlap.common);
      const double by_chance = missing / 32 + 4 * std::sqrt(missing / 32) + 1;
      bound.Reset(a);
      EXPECT_FALSE(
          bound.MayReach(b, overlap.common + static_cast<uint64_t>(by_chance)));
    }
  }
}

TEST(OverlapBoundTest, MoreThanThereIsCannotBeReached) {
  OverlapBound bound;
  bound.Reset({1, 2, 3});
  EXPECT_TRUE(bound.MayReach({1, 2, 3}, 3));
  EXPECT_FALSE(bound.MayReach({1, 2, 3}, 4));
  EXPECT_FALSE(bound.MayReach({}, 1));
  bound.Reset({});
  EXPECT_FALSE(bound.MayReach({1, 2, 3}, 1));
}

}  // namespace
}  // namespace samestory
