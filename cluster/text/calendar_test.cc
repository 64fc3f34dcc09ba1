#include "cluster/text/calendar.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(CalendarTest, NamesMayBeCut) {
  EXPECT_EQ(MonthFromName("January"), 1);
  EXPECT_EQ(MonthFromName("SEPT"), 9);
  EXPECT_EQ(MonthFromName("dec"), 12);
  EXPECT_EQ(MonthFromName("may"), 5);
  EXPECT_EQ(MonthFromName("ma"), 0);
  EXPECT_EQ(MonthFromName("Decembe"), 0);
  EXPECT_EQ(MonthFromName("marchers"), 0);
  EXPECT_EQ(MonthFromName(""), 0);
  EXPECT_EQ(WeekdayFromName("Tues"), absl::Weekday::tuesday);
  EXPECT_EQ(WeekdayFromName("sunday"), absl::Weekday::sunday);
  EXPECT_FALSE(WeekdayFromName("day").has_value());
}

TEST(CalendarTest, DaysAreThoseOfTheCalendar) {
  EXPECT_TRUE(IsRealDay(2024, 2, 29));
  EXPECT_FALSE(IsRealDay(2023, 2, 29));
  EXPECT_FALSE(IsRealDay(2024, 13, 1));
  EXPECT_FALSE(IsRealDay(2024, 0, 1));
  EXPECT_FALSE(IsRealDay(2024, 4, 31));
  EXPECT_FALSE(IsRealDay(2024, 4, 0));
  EXPECT_FALSE(IsRealDay(1700, 1, 1));
  EXPECT_FALSE(IsRealDay(9999, 1, 1));
}

}  // namespace
}  // namespace samestory
