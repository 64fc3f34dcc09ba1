#include "cluster/text/windows.h"

#include <algorithm>
#include <vector>

#include "base/hashing.h"
#include "base/simd_targets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using Hashes = std::vector<uint64_t>;

// The definition.
uint64_t WindowAt(const Hashes& words, size_t begin, size_t k) {
  uint64_t sum = 0;
  for (size_t i = begin; i < begin + k; ++i)
    sum = sum * kShingleBase + words[i];
  return MixHash(sum);
}

TEST(WindowsTest, EveryTargetHashesByTheDefinition) {
  ForEachTarget([] {
    for (size_t count = 1; count < 60; ++count) {
      Hashes words(count);
      for (size_t i = 0; i < count; ++i) words[i] = MixHash(i);
      for (size_t k = 1; k <= std::min<size_t>(count, 20); ++k) {
        Hashes hashed = words;
        const size_t windows = count - k + 1;
        const size_t done = HashWindows(k, windows, hashed.data());
        ASSERT_LE(done, windows);
        for (size_t i = 0; i < count; ++i) {
          EXPECT_EQ(hashed[i], i < done ? WindowAt(words, i, k) : words[i]);
        }
      }
    }
  });
}

}  // namespace
}  // namespace samestory
