#include "base/parallel.h"

#include <atomic>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(ParallelForTest, EveryIndexRunsExactlyOnce) {
  for (int threads : {1, 2, 8}) {
    for (size_t count : {0, 1, 7, 10000}) {
      std::vector<std::atomic<int>> runs(count);
      ParallelFor(count, threads, [&](size_t begin, size_t end) {
        for (size_t i = begin; i < end; ++i) ++runs[i];
      });
      for (size_t i = 0; i < count; ++i) {
        ASSERT_EQ(runs[i], 1) << threads << " threads, index " << i;
      }
    }
  }
}

TEST(ParallelForTest, LoopsMayNest) {
  std::atomic<int> runs(0);
  ParallelFor(10, 2, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      ParallelFor(10, 2, [&](size_t b, size_t e) { runs += e - b; });
    }
  });
  EXPECT_EQ(runs, 100);
}

TEST(DefaultThreadsTest, IsAtLeastOne) { EXPECT_GE(DefaultThreads(), 1); }

}  // namespace
}  // namespace samestory
