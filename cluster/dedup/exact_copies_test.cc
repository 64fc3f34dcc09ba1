#include "cluster/dedup/exact_copies.h"

#include <vector>

#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(FindFirstCopiesTest, TheFirstStandsForItsEquals) {
  const std::vector<ShingleVector> sets = {{1, 2}, {3}, {1, 2},
                                           {2, 3}, {3}, {1, 2}};
  EXPECT_EQ(FindFirstCopies(SpansOf(sets), 1),
            (std::vector<uint32_t>{0, 1, 0, 3, 1, 0}));
}

TEST(FindFirstCopiesTest, EmptySetsEqualNothing) {
  const std::vector<ShingleVector> sets(3);
  EXPECT_EQ(FindFirstCopies(SpansOf(sets), 1),
            (std::vector<uint32_t>{0, 1, 2}));
  EXPECT_TRUE(FindFirstCopies({}, 1).empty());
}

TEST(FindFirstCopiesTest, AgreesWithComparingAllPairsOnAnyThreads) {
  SyntheticSource source(1);
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 500; ++i) sets.push_back({source.Below(50), 100});
  std::vector<uint32_t> expected;
  for (uint32_t i = 0; i < sets.size(); ++i) {
    uint32_t first = 0;
    while (sets[first] != sets[i]) ++first;
    expected.push_back(first);
  }
  for (const int threads : {1, 2, 8}) {
    EXPECT_EQ(FindFirstCopies(SpansOf(sets), threads), expected);
  }
}

}  // namespace
}  // namespace samestory
