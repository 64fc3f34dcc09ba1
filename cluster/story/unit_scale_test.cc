#include "cluster/story/unit_scale.h"

#include <algorithm>
#include <random>

#include "gtest/gtest.h"

namespace samestory {
namespace {

uint64_t Divided(uint64_t weight, uint64_t length) {
  return std::min<uint64_t>(((weight << 16) + length / 2) / length, 65535);
}

TEST(UnitScaleTest, IsTheRoundedQuotient) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 1000000; ++i) {
    const uint64_t length = 1 + (random() >> (28 + random() % 36));
    const uint64_t weight = random() % (length + length / 8 + 1);
    if (weight >> 36 != 0) continue;
    ASSERT_EQ(UnitScale(length)(weight), Divided(weight, length))
        << weight << " of " << length;
  }
}

TEST(UnitScaleTest, AWholeQuotientIsNotMissed) {
  for (uint64_t length = 1; length < 3000; ++length) {
    const UnitScale scale(length);
    for (uint64_t weight = 0; weight <= length; weight += 1 + length / 50) {
      ASSERT_EQ(scale(weight), Divided(weight, length)) << length;
    }
    ASSERT_EQ(scale(length), 65535);
  }
}

TEST(UnitScaleTest, WhatIsTooLongGetsTheMost) {
  EXPECT_EQ(UnitScale(1)((uint64_t{1} << 36) - 1), 65535);
}

}  // namespace
}  // namespace samestory
