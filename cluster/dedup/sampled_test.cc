#include "cluster/dedup/sampled.h"

#include <vector>

#include "base/hashing.h"
#include "base/simd_targets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(SampledTest, EveryTargetCopiesFiveIn32) {
  ForEachTarget([] {
    for (size_t count = 0; count < 200; ++count) {
      std::vector<uint64_t> shingles(count), expected;
      for (size_t i = 0; i < count; ++i) {
        shingles[i] = MixHash(1000 * count + i);
        if ((shingles[i] >> 27 & 31) < 5) expected.push_back(shingles[i]);
      }
      std::vector<uint64_t> sampled(count);
      sampled.resize(CopySampled(shingles, sampled.data()));
      EXPECT_EQ(sampled, expected) << count;
    }
  });
}

}  // namespace
}  // namespace samestory
