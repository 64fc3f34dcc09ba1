#include "io/read/limits.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(ReadLimitsTest, TheDefaultsAreValid) {
  EXPECT_TRUE(ReadLimits().Validate().ok());
}

TEST(ReadLimitsTest, AWrongValueIsNamed) {
  ReadLimits limits;
  limits.json_depth = 0;
  EXPECT_EQ(limits.Validate().message(),
            "ReadLimits.json_depth: wants 1..65536, got 0");
}

}  // namespace
}  // namespace samestory
