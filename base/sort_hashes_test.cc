#include "base/sort_hashes.h"

#include <algorithm>
#include <random>
#include <vector>

#include "base/hashing.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using Numbers = std::vector<uint64_t>;

void ExpectSorted(Numbers numbers) {
  Numbers expected = numbers;
  std::sort(expected.begin(), expected.end());
  SortHashes(absl::MakeSpan(numbers));
  EXPECT_TRUE(numbers == expected) << numbers.size();
}

// `count` numbers made of 0, 1, .. by `make`.
template <typename Make>
Numbers List(size_t count, Make make) {
  Numbers numbers(count);
  for (size_t i = 0; i < count; ++i) numbers[i] = make(i);
  return numbers;
}

TEST(SortHashesTest, AnyNumberOfHashes) {
  for (const size_t count :
       {0, 1, 2, 15, 16, 17, 128, 129, 500, 4095, 4096, 100000}) {
    ExpectSorted(List(count, MixHash));
  }
}

TEST(SortHashesTest, RepeatedHashes) {
  for (const size_t count : {100, 500, 5000}) {
    ExpectSorted(List(count, [](uint64_t i) { return MixHash(i % 7); }));
    ExpectSorted(List(count, [](uint64_t) { return uint64_t{5}; }));
  }
}

TEST(SortHashesTest, NumbersThatAreNoHashes) {
  for (const size_t count : {100, 500, 100000}) {
    ExpectSorted(List(count, [](uint64_t i) { return i; }));
    ExpectSorted(List(count, [&](uint64_t i) { return count - i; }));
    ExpectSorted(List(count, [](uint64_t i) { return ~uint64_t{0} - i; }));
    std::mt19937 random(1);
    ExpectSorted(List(count, [&](uint64_t) { return random() % 1000; }));
  }
}

}  // namespace
}  // namespace samestory
