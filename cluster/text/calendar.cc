#include "cluster/text/calendar.h"

#include <cstddef>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace samestory {
namespace {

constexpr absl::string_view kMonths[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

constexpr absl::string_view kWeekdays[] = {"monday",   "tuesday", "wednesday",
                                           "thursday", "friday",  "saturday",
                                           "sunday"};

constexpr absl::Weekday kWeekdayValues[] = {
    absl::Weekday::monday,   absl::Weekday::tuesday, absl::Weekday::wednesday,
    absl::Weekday::thursday, absl::Weekday::friday,  absl::Weekday::saturday,
    absl::Weekday::sunday};

// The index of the name that `cut` is, or is cut from: three letters, or four
// or five as in "Sept" and "Thurs". Otherwise -1.
template <size_t kCount>
int FindName(const absl::string_view (&names)[kCount], absl::string_view cut) {
  if (cut.size() < 3) return -1;
  const std::string lower = absl::AsciiStrToLower(cut);
  for (size_t i = 0; i < kCount; ++i) {
    if (!absl::StartsWith(names[i], lower)) continue;
    if (lower.size() == names[i].size() || lower.size() <= 5) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

}  // namespace

int MonthFromName(absl::string_view name) {
  return FindName(kMonths, name) + 1;
}

absl::optional<absl::Weekday> WeekdayFromName(absl::string_view name) {
  const int index = FindName(kWeekdays, name);
  if (index < 0) return absl::nullopt;
  return kWeekdayValues[index];
}

bool IsRealDay(int year, int month, int day) {
  if (year < 1800 || year > 2199 || month < 1 || month > 12) return false;
  // A civil day carries what does not exist over into the next month.
  return day >= 1 && day <= 31 && absl::CivilDay(year, month, day).day() == day;
}

}  // namespace samestory
