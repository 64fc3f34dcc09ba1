#include "cli/numbers.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(NumbersTest, DigitsComeInThrees) {
  EXPECT_EQ(GroupDigits(0), "0");
  EXPECT_EQ(GroupDigits(999), "999");
  EXPECT_EQ(GroupDigits(1000), "1,000");
  EXPECT_EQ(GroupDigits(123456), "123,456");
  EXPECT_EQ(GroupDigits(1234567), "1,234,567");
  EXPECT_EQ(GroupDigits(18446744073709551615u), "18,446,744,073,709,551,615");
}

TEST(NumbersTest, TheWordFitsTheNumber) {
  EXPECT_EQ(Count(0, "story", "stories"), "0 stories");
  EXPECT_EQ(Count(1, "story", "stories"), "1 story");
  EXPECT_EQ(Count(1500, "story", "stories"), "1,500 stories");
}

TEST(NumbersTest, ClocksShowHoursOnlyWhenThereAreSome) {
  EXPECT_EQ(Clock(absl::ZeroDuration()), "0:00");
  EXPECT_EQ(Clock(absl::Milliseconds(1999)), "0:01");
  EXPECT_EQ(Clock(absl::Seconds(75)), "1:15");
  EXPECT_EQ(Clock(absl::Seconds(3661)), "1:01:01");
}

}  // namespace
}  // namespace samestory
