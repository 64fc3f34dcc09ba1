#include "cluster/text/dates.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/time/civil_time.h"
#include "cluster/text/calendar.h"
#include "cluster/text/sentences.h"

namespace samestory {
namespace {

struct Zone {
  absl::string_view name;
  int hours;  // east of Greenwich
};

// The names RFC 822 knows and those of European feeds. "IST" is left out: it
// is Indian, Irish and Israeli.
constexpr Zone kZones[] = {{"z", 0},    {"utc", 0},  {"gmt", 0},  {"ut", 0},
                           {"est", -5}, {"edt", -4}, {"cst", -6}, {"cdt", -5},
                           {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7},
                           {"bst", 1},  {"cet", 1},  {"cest", 2}, {"eet", 2},
                           {"eest", 3}, {"msk", 3}};

// The number of the `count` digits of `digits` at `at`.
int DigitsAt(absl::string_view digits, size_t at, size_t count) {
  int number = 0;
  for (const char c : digits.substr(at, count)) number = number * 10 + c - '0';
  return number;
}

// Reads a field from the left. Each Take* moves on only when it succeeds.
class FieldReader {
 public:
  explicit FieldReader(absl::string_view rest) : rest_(rest) {}

  bool at_end() const { return rest_.empty(); }

  void SkipAny(absl::string_view characters) {
    rest_.remove_prefix(
        std::min(rest_.find_first_not_of(characters), rest_.size()));
  }

  bool TakeChar(absl::string_view any_of) {
    if (rest_.empty() || !absl::c_linear_search(any_of, rest_[0])) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // A number of `least` to `most` digits, no digit after it; `most` is at most
  // nine.
  bool TakeNumber(size_t least, size_t most, int* number) {
    size_t digits = 0;
    while (digits < rest_.size() && absl::ascii_isdigit(rest_[digits])) {
      ++digits;
    }
    if (digits < least || digits > most) return false;
    *number = DigitsAt(rest_, 0, digits);
    rest_.remove_prefix(digits);
    return true;
  }

  absl::string_view TakeLetters() {
    size_t letters = 0;
    while (letters < rest_.size() && absl::ascii_isalpha(rest_[letters])) {
      ++letters;
    }
    const absl::string_view word = rest_.substr(0, letters);
    rest_.remove_prefix(letters);
    return word;
  }

  bool TakeMonth(int* month) {
    FieldReader ahead = *this;
    *month = MonthFromName(ahead.TakeLetters());
    if (*month == 0) return false;
    ahead.TakeChar(".");
    *this = ahead;
    return true;
  }

  void SkipWeekday() {
    FieldReader ahead = *this;
    if (!WeekdayFromName(ahead.TakeLetters()).has_value()) return;
    ahead.SkipAny("., ");
    *this = ahead;
  }

 private:
  absl::string_view rest_;
};

struct Date {
  int year = 0, month = 0, day = 0;
};

// 2024-10-22, 2024/10/22, 2024.10.22
bool TakeYearFirst(FieldReader* reader, Date* date) {
  FieldReader ahead = *reader;
  if (!ahead.TakeNumber(4, 4, &date->year) || !ahead.TakeChar("-/.") ||
      !ahead.TakeNumber(1, 2, &date->month) || !ahead.TakeChar("-/.") ||
      !ahead.TakeNumber(1, 2, &date->day)) {
    return false;
  }
  *reader = ahead;
  return true;
}

// 20241022 in front of a "T"
bool TakeBasic(FieldReader* reader, Date* date) {
  FieldReader ahead = *reader;
  int digits;
  if (!ahead.TakeNumber(8, 8, &digits)) return false;
  const FieldReader behind = ahead;
  if (!ahead.TakeChar("Tt")) return false;
  *date = {digits / 10000, digits / 100 % 100, digits % 100};
  *reader = behind;
  return true;
}

// 22 Oct 2024, 22-Oct-24
bool TakeDayName(FieldReader* reader, Date* date) {
  FieldReader ahead = *reader;
  if (!ahead.TakeNumber(1, 2, &date->day)) return false;
  ahead.SkipAny(" -");
  if (!ahead.TakeMonth(&date->month)) return false;
  ahead.SkipAny(" -,");
  if (!ahead.TakeNumber(4, 4, &date->year)) {
    if (!ahead.TakeNumber(2, 2, &date->year)) return false;
    // RFC 2822: two digits below 50 are of this century.
    date->year += date->year < 50 ? 2000 : 1900;
  }
  *reader = ahead;
  return true;
}

// Oct 22, 2024
bool TakeNameDay(FieldReader* reader, Date* date) {
  FieldReader ahead = *reader;
  if (!ahead.TakeMonth(&date->month)) return false;
  ahead.SkipAny(" ");
  if (!ahead.TakeNumber(1, 2, &date->day)) return false;
  ahead.SkipAny(", ");
  if (!ahead.TakeNumber(4, 4, &date->year)) return false;
  *reader = ahead;
  return true;
}

// 22.10.2024, and with slashes where only one order is possible.
bool TakeYearLast(FieldReader* reader, Date* date) {
  FieldReader ahead = *reader;
  int first, second;
  if (!ahead.TakeNumber(1, 2, &first)) return false;
  const bool dots = ahead.TakeChar(".");
  if (!dots && !ahead.TakeChar("/-")) return false;
  if (!ahead.TakeNumber(1, 2, &second) || !ahead.TakeChar("./-") ||
      !ahead.TakeNumber(4, 4, &date->year)) {
    return false;
  }
  if (!dots && first <= 12 && second <= 12 && first != second) return false;
  const bool month_first = !dots && second > 12;
  date->day = month_first ? second : first;
  date->month = month_first ? first : second;
  *reader = ahead;
  return true;
}

// 0930, 093015.250: the time of ISO 8601's basic form. False, and nothing
// taken, if there is none.
bool TakeBasicTime(FieldReader* reader, absl::Duration* time) {
  FieldReader ahead = *reader;
  int digits, ignored;
  if (FieldReader shorter = ahead; shorter.TakeNumber(4, 4, &digits)) {
    ahead = shorter;
    digits *= 100;
  } else if (!ahead.TakeNumber(6, 6, &digits)) {
    return false;
  }
  if (ahead.TakeChar(".,")) ahead.TakeNumber(1, 9, &ignored);
  const int hour = digits / 10000, minute = digits / 100 % 100;
  const int second = digits % 100;
  if (hour > 24 || minute > 59 || second > 60) return false;
  *time = absl::Hours(hour) + absl::Minutes(minute) + absl::Seconds(second);
  *reader = ahead;
  return true;
}

// 9:30, 09:30:15.250, 9:30 p.m. False, and nothing taken, if there is none.
bool TakeTime(FieldReader* reader, absl::Duration* time) {
  FieldReader ahead = *reader;
  int hour, minute, second = 0, ignored;
  if (!ahead.TakeNumber(1, 2, &hour) || !ahead.TakeChar(":") ||
      !ahead.TakeNumber(2, 2, &minute)) {
    return false;
  }
  if (ahead.TakeChar(":") && !ahead.TakeNumber(2, 2, &second)) return false;
  // Fractions are below what stories are told by.
  if (ahead.TakeChar(".,")) ahead.TakeNumber(1, 9, &ignored);
  FieldReader half = ahead;
  half.SkipAny(" ");
  const char first_letter = absl::ascii_tolower(half.TakeChar("aA")   ? 'a'
                                                : half.TakeChar("pP") ? 'p'
                                                                      : ' ');
  half.TakeChar(".");
  if (first_letter != ' ' && half.TakeChar("mM")) {
    half.TakeChar(".");
    if (hour > 12 || hour == 0) return false;
    hour = hour % 12 + (first_letter == 'p' ? 12 : 0);
    ahead = half;
  }
  if (hour > 24 || minute > 59 || second > 60) return false;
  *time = absl::Hours(hour) + absl::Minutes(minute) + absl::Seconds(second);
  *reader = ahead;
  return true;
}

// +02:00, -0500, +02, EST, Z. An unknown name counts as UTC.
absl::Duration TakeZone(FieldReader* reader) {
  reader->SkipAny(" (");
  const bool west = reader->TakeChar("-");
  if (west || reader->TakeChar("+")) {
    int hours = 0, minutes = 0;
    if (reader->TakeNumber(4, 4, &hours)) {
      minutes = hours % 100;
      hours /= 100;
    } else if (reader->TakeNumber(1, 2, &hours) && reader->TakeChar(":")) {
      reader->TakeNumber(2, 2, &minutes);
    }
    const absl::Duration east = absl::Hours(hours) + absl::Minutes(minutes);
    return west ? -east : east;
  }
  const std::string name = absl::AsciiStrToLower(reader->TakeLetters());
  for (const Zone& zone : kZones) {
    if (name == zone.name) return absl::Hours(zone.hours);
  }
  return absl::ZeroDuration();
}

absl::Time MidnightOf(const Date& date) {
  const absl::CivilDay day(date.year, date.month, date.day);
  return absl::UnixEpoch() + absl::Hours(24) * (day - absl::CivilDay());
}

bool IsReal(const Date& date) {
  return IsRealDay(date.year, date.month, date.day);
}

// YYYYMMDD at the start of `digits`.
Date CompactDate(absl::string_view digits) {
  return {DigitsAt(digits, 0, 4), DigitsAt(digits, 4, 2),
          DigitsAt(digits, 6, 2)};
}

absl::optional<absl::Time> ParseDigits(absl::string_view digits) {
  if (digits.size() == 8 || digits.size() == 14) {
    const Date date = CompactDate(digits);
    if (IsReal(date)) {
      if (digits.size() == 8) return MidnightOf(date);
      return MidnightOf(date) + absl::Hours(DigitsAt(digits, 8, 2)) +
             absl::Minutes(DigitsAt(digits, 10, 2)) +
             absl::Seconds(DigitsAt(digits, 12, 2));
    }
  }
  int64_t count;
  if (digits.size() < 9 || !absl::SimpleAtoi(digits, &count)) {
    return absl::nullopt;
  }
  absl::Time time = absl::FromUnixNanos(count);
  if (digits.size() <= 17) time = absl::FromUnixMicros(count);
  if (digits.size() <= 14) time = absl::FromUnixMillis(count);
  if (digits.size() <= 11) time = absl::FromUnixSeconds(count);
  if (time >=
      absl::FromCivil(absl::CivilDay(2200, 1, 1), absl::UTCTimeZone())) {
    return absl::nullopt;
  }
  return time;
}

bool IsDigits(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
}

// The day written at the start of `path`, a piece of an url.
absl::optional<absl::Time> DayAt(absl::string_view path) {
  FieldReader reader(path);
  Date date;
  if (TakeYearFirst(&reader, &date)) {
  } else if (path.size() >= 8 && IsDigits(path.substr(0, 8)) &&
             !IsDigits(path.substr(8, 1))) {
    date = CompactDate(path);
  } else if (reader.TakeNumber(4, 4, &date.year) && reader.TakeChar("/-_")) {
    int month_and_day;
    FieldReader named = reader;
    if (reader.TakeNumber(4, 4, &month_and_day)) {
      date.month = month_and_day / 100;
      date.day = month_and_day % 100;
    } else if (named.TakeMonth(&date.month) && named.TakeChar("/-_")) {
      named.TakeNumber(1, 2, &date.day);
    }
  }
  // No page of the web is older.
  if (date.year < 1990 || !IsReal(date)) return absl::nullopt;
  return MidnightOf(date);
}

}  // namespace

absl::optional<absl::Time> ParseDate(absl::string_view field) {
  field = TrimSpace(field);
  if (IsDigits(field)) return ParseDigits(field);
  const size_t point = field.find('.');
  if (point != absl::string_view::npos && point >= 9 &&
      IsDigits(field.substr(0, point)) && IsDigits(field.substr(point + 1))) {
    return ParseDigits(field.substr(0, point));  // seconds with a fraction
  }
  FieldReader reader(field);
  reader.SkipWeekday();
  Date date;
  const bool basic = TakeBasic(&reader, &date);
  if (!basic && !TakeYearFirst(&reader, &date) &&
      !TakeDayName(&reader, &date) && !TakeNameDay(&reader, &date) &&
      !TakeYearLast(&reader, &date)) {
    return absl::nullopt;
  }
  if (!IsReal(date)) return absl::nullopt;
  absl::Duration time;
  reader.TakeChar("Tt");
  reader.SkipAny(" ,-\u2013|");
  if (!TakeTime(&reader, &time) && !(basic && TakeBasicTime(&reader, &time))) {
    if (!reader.at_end()) return absl::nullopt;
    return MidnightOf(date);
  }
  return MidnightOf(date) + time - TakeZone(&reader);
}

absl::optional<absl::Time> DateFromUrl(absl::string_view url) {
  const size_t scheme = url.find("//");
  const size_t host = scheme == absl::string_view::npos ? 0 : scheme + 2;
  for (size_t at = url.find('/', host); at < url.size(); ++at) {
    if (url[at] == '?' || url[at] == '#') break;
    if (absl::ascii_isdigit(url[at]) ||
        !absl::StrContains("/-_.", url.substr(at, 1))) {
      continue;
    }
    const absl::optional<absl::Time> day = DayAt(url.substr(at + 1));
    if (day.has_value()) return day;
  }
  return absl::nullopt;
}

}  // namespace samestory
