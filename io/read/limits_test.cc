#include "io/read/limits.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(ReadLimitsTest, TheDefaultsAreValid) {
  EXPECT_TRUE(ReadLimits().Validate().ok());
}

TEST(ReadLimitsTest, AWrongValueIsNamed) {
  ReadLimits limits;
  limits.depth = 0;
  EXPECT_EQ(limits.Validate().message(),
            "ReadLimits.depth: wants 1..65536, got 0");
}

}  // namespace
}  // namespace samestory
