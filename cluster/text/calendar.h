// Names and numbers of days, for whoever reads dates.
//
//   MonthFromName("Sept")    // 9
//   WeekdayFromName("tues")  // absl::Weekday::tuesday
//   IsRealDay(2023, 2, 29)   // false
//
// English names, whole or cut as newspapers cut them; in lower case or not.
// No locale is asked. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_CALENDAR_H_
#define SAMESTORY_CLUSTER_TEXT_CALENDAR_H_

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/optional.h"

namespace samestory {

// 1..12, or 0 if `name` is no month.
int MonthFromName(absl::string_view name);

absl::optional<absl::Weekday> WeekdayFromName(absl::string_view name);

// Whether the calendar has this day, in a year a web page can be about:
// 1800 to 2199.
bool IsRealDay(int year, int month, int day);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_CALENDAR_H_
