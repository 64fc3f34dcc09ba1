#include "cluster/sketch/similarity.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

uint64_t CommonByStl(const ShingleVector& a, const ShingleVector& b) {
  ShingleVector common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                        std::back_inserter(common));
  return common.size();
}

TEST(OverlapTest, SharesAreOfUnionAndOfEitherSide) {
  const Overlap overlap = {4, 6, 3};
  EXPECT_DOUBLE_EQ(overlap.jaccard(), 3. / 7);
  EXPECT_DOUBLE_EQ(overlap.a_in_b(), 3. / 4);
  EXPECT_DOUBLE_EQ(overlap.b_in_a(), 3. / 6);
}

TEST(OverlapTest, EmptySetsShareNothing) {
  EXPECT_EQ(Overlap().jaccard(), 0);
  EXPECT_EQ(Overlap().a_in_b(), 0);
  EXPECT_EQ(Overlap().b_in_a(), 0);
}

TEST(CountOverlapTest, CountsByHand) {
  const struct {
    ShingleVector a, b;
    uint64_t common;
  } kCases[] = {
      {{}, {}, 0},
      {{}, {1}, 0},
      {{1}, {1}, 1},
      {{1}, {2}, 0},
      {{1, 2, 3, 4}, {2, 3, 4, 5, 6, 7}, 3},
      {{0, UINT64_MAX}, {0, 1, UINT64_MAX}, 2},
  };
  for (const auto& c : kCases) {
    const Overlap overlap = CountOverlap(c.a, c.b);
    EXPECT_EQ(overlap.common, c.common);
    EXPECT_EQ(overlap.a, c.a.size());
    EXPECT_EQ(overlap.b, c.b.size());
    EXPECT_EQ(CountOverlap(c.b, c.a).common, c.common);
  }
}

// Numbers below a small limit meet often; sizes reach over the ratio at which
// the merge gives way to a search.
TEST(CountOverlapTest, AgreesWithTheStandardLibraryAtEverySize) {
  SyntheticSource source(1);
  const auto numbers = [&source](size_t count, uint64_t limit) {
    ShingleVector set(count);
    for (uint64_t& x : set) x = source.Below(limit);
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    return set;
  };
  for (const size_t large : {1, 7, 8, 9, 100, 1000, 5000}) {
    for (const size_t small : {1, 2, 3, 30, 100, 600, 630, 1000}) {
      const ShingleVector a = numbers(small, 2 * large);
      const ShingleVector b = numbers(large, 2 * large);
      ASSERT_EQ(CountOverlap(a, b).common, CommonByStl(a, b))
          << small << " in " << large;
    }
  }
}

TEST(CountOverlapReachingTest, GivesUpExactlyWhenTooFewAreCommon) {
  SyntheticSource source(2);
  for (const size_t size : {1, 20, 400}) {
    for (const size_t keep_each : {1, 2, 50}) {
      auto [a, b] = source.PairWithJaccard(size, .6);
      ShingleVector part;
      for (size_t i = 0; i < a.size(); i += keep_each) part.push_back(a[i]);
      const uint64_t common = CommonByStl(part, b);
      const auto reached = CountOverlapReaching(part, b, common);
      ASSERT_TRUE(reached.has_value());
      EXPECT_EQ(reached->common, common);
      EXPECT_FALSE(CountOverlapReaching(part, b, common + 1).has_value());
    }
  }
}

TEST(OverlapForJaccardTest, IsTheSmallestThatReachesTheThreshold) {
  for (const double threshold : {.01, .3, .5, .6, .7, .8, .9, .95, 1.}) {
    for (uint64_t a = 1; a <= 40; ++a) {
      for (uint64_t b = 1; b <= 40; ++b) {
        const uint64_t needed = OverlapForJaccard(a, b, threshold);
        const uint64_t most = std::min(a, b);
        ASSERT_GE(needed, 1u);
        for (uint64_t common = 1; common <= most; ++common) {
          const Overlap overlap = {a, b, common};
          ASSERT_EQ(overlap.jaccard() >= threshold, common >= needed)
              << a << " " << b << " " << common << " " << threshold;
        }
      }
    }
  }
}

TEST(OverlapForJaccardTest, SeventyOfAHundredIsSevenTenths) {
  EXPECT_EQ(OverlapForJaccard(85, 85, .7), 70u);
}

TEST(OverlapForContainmentTest, IsTheSmallestThatReachesTheThreshold) {
  for (const double threshold : {.5, .7, .9, .95, 1.}) {
    for (uint64_t size = 1; size <= 1000; ++size) {
      const uint64_t needed = OverlapForContainment(size, threshold);
      ASSERT_LE(needed, size);
      ASSERT_GE((Overlap{size, size, needed}.a_in_b()), threshold);
      if (needed > 1) {
        ASSERT_LT((Overlap{size, size, needed - 1}.a_in_b()), threshold);
      }
    }
  }
}

}  // namespace
}  // namespace samestory
