#include "cluster/story/disjoint_sets.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;

TEST(DisjointSetsTest, ASetIsNamedByItsSmallestMember) {
  DisjointSets sets(5);
  EXPECT_TRUE(sets.Join(4, 3));
  EXPECT_TRUE(sets.Join(3, 1));
  EXPECT_FALSE(sets.Join(1, 4));
  EXPECT_EQ(sets.Find(4), 1u);
  EXPECT_EQ(sets.SizeOf(1), 3u);
  EXPECT_THAT(sets.Labels(), ElementsAre(0, 1, 2, 1, 1));
}

TEST(DisjointSetsTest, TheOrderOfJoiningDoesNotShow) {
  DisjointSets ascending(100);
  DisjointSets descending(100);
  for (uint32_t i = 3; i < 100; ++i) ascending.Join(i, i - 3);
  for (uint32_t i = 99; i >= 3; --i) descending.Join(i - 3, i);
  EXPECT_EQ(ascending.Labels(), descending.Labels());
}

}  // namespace
}  // namespace samestory
