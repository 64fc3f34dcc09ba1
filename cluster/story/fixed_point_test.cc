#include "cluster/story/fixed_point.h"

#include <cmath>

#include "base/hashing.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr double kStep = 1.0 / kFixedOne;

TEST(NaturalLogTest, KnownValues) {
  EXPECT_EQ(NaturalLog(1), 0);
  EXPECT_EQ(NaturalLog(2), 45426);
  EXPECT_EQ(NaturalLog(20), 196328);
  EXPECT_EQ(NaturalLog(~uint64_t{0}), 2907270);
}

TEST(NaturalLogTest, IsRightToTwoSteps) {
  for (uint64_t i = 1; i < 200000; ++i) {
    const uint64_t x = i < 5000 ? i : MixHash(i) >> (i % 64);
    if (x == 0) continue;
    ASSERT_NEAR(DoubleFromFixed(NaturalLog(x)), std::log(double(x)), 2 * kStep)
        << x;
  }
}

TEST(NaturalLogTest, NeverFallsAsItsArgumentGrows) {
  for (uint64_t x = 1; x < 100000; ++x) {
    ASSERT_LE(NaturalLog(x), NaturalLog(x + 1)) << x;
  }
}

TEST(FixedLogTest, IsRightToTwoSteps) {
  for (Fixed x = 1; x < 300000; ++x) {
    ASSERT_NEAR(DoubleFromFixed(FixedLog(x)), std::log(DoubleFromFixed(x)),
                2 * kStep)
        << x;
  }
}

TEST(SigmoidTest, StaysCloseToTheRealOne) {
  for (Fixed x = -20 * kFixedOne; x < 20 * kFixedOne; x += 77) {
    const double real = 1 / (1 + std::exp(-DoubleFromFixed(x)));
    ASSERT_NEAR(DoubleFromFixed(Sigmoid(x)), real, .0005) << x;
  }
}

TEST(SigmoidTest, IsMonotoneAndSymmetric) {
  for (Fixed x = -14 * kFixedOne; x < 14 * kFixedOne; x += 50) {
    ASSERT_LE(Sigmoid(x), Sigmoid(x + 50)) << x;
    ASSERT_EQ(Sigmoid(x) + Sigmoid(-x), kFixedOne) << x;
  }
}

TEST(SquareRootTest, IsExactRoundedDown) {
  for (uint64_t i = 0; i < 100000; ++i) {
    const uint64_t x = i < 1000 ? i : MixHash(i) >> (i % 64);
    const uint64_t root = SquareRoot(x);
    ASSERT_LE(root * root, x);
    if (root < 0xffffffff) {
      ASSERT_GT((root + 1) * (root + 1), x);
    }
  }
  EXPECT_EQ(SquareRoot(~uint64_t{0}), 0xffffffffu);
}

TEST(FixedTest, DoublesGoThereAndBack) {
  for (double value : {0.0, 1.5, -2.25, 100.0}) {
    EXPECT_EQ(DoubleFromFixed(FixedFromDouble(value)), value);
  }
  EXPECT_EQ(FixedProduct(FixedFromDouble(1.5), FixedFromDouble(-2)),
            FixedFromDouble(-3));
}

}  // namespace
}  // namespace samestory
