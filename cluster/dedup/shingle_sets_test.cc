#include "cluster/dedup/shingle_sets.h"

#include <vector>

#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(ShingleSetsTest, GivesWhatWasPutFromMemoryAndFromTheFile) {
  SyntheticSource source(1);
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 100; ++i) sets.push_back(source.Shingles(50 + i));
  for (const size_t memory : {size_t{0}, size_t{20000}, size_t{1} << 20}) {
    ShingleSets kept(sets.size() + 1, memory, testing::TempDir());
    for (uint32_t i = 0; i < sets.size(); ++i) {
      ASSERT_TRUE(kept.Put(i, sets[i]).ok());
    }
    std::vector<uint64_t> buffer;
    for (uint32_t i = 0; i < sets.size(); ++i) {
      EXPECT_EQ(kept.size(i), sets[i].size());
      ASSERT_EQ(kept.Get(i, &buffer), absl::MakeConstSpan(sets[i]));
    }
    EXPECT_TRUE(kept.Get(100, &buffer).empty());
    EXPECT_TRUE(kept.status().ok());
    EXPECT_EQ(kept.sets_on_disk() == 0, memory == size_t{1} << 20);
    EXPECT_EQ(kept.sets_on_disk() == 100, memory == 0);
  }
}

TEST(ShingleSetsTest, AFolderThatCannotBeWrittenToFailsOnlyIfItIsNeeded) {
  const std::vector<uint64_t> set = {1, 2, 3};
  ShingleSets kept(2, 24, "/no/such/folder");
  EXPECT_TRUE(kept.Put(0, set).ok());
  EXPECT_FALSE(kept.Put(1, set).ok());
}

}  // namespace
}  // namespace samestory
