#include "base/parallel_sort.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/hashing.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(ParallelSortTest, SortsAsStdSortDoes) {
  for (const size_t count : {0, 1, 2, 1000, 100000}) {
    std::vector<uint64_t> numbers(count);
    for (size_t i = 0; i < count; ++i) numbers[i] = MixHash(i);
    std::vector<uint64_t> wanted = numbers;
    std::sort(wanted.begin(), wanted.end());
    for (const int threads : {1, 2, 8}) {
      std::vector<uint64_t> sorted = numbers;
      ParallelSort(sorted.begin(), sorted.end(), threads);
      ASSERT_EQ(sorted, wanted) << threads;
    }
  }
}

TEST(ParallelSortTest, TakesAnotherOrder) {
  std::vector<int> numbers = {3, 1, 2};
  ParallelSort(numbers.begin(), numbers.end(), 2,
               [](int a, int b) { return a > b; });
  EXPECT_EQ(numbers, (std::vector<int>{3, 2, 1}));
}

}  // namespace
}  // namespace samestory
