#include "cluster/text/date_mentions.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "cluster/text/calendar.h"
#include "cluster/text/dates.h"
#include "cluster/text/prompts.h"
#include "cluster/text/sentences.h"
#include "cluster/text/words.h"

namespace samestory {
namespace {

// Lines at the top and at the end that may carry the page's own date.
constexpr size_t kHeadLines = 4;
constexpr size_t kTailLines = 3;

constexpr double kUrlConfidence = .99;
constexpr double kLineConfidence = .8;
constexpr double kMentionConfidence = .4;

// Reads dates off the words of a text.
class MentionReader {
 public:
  explicit MentionReader(absl::string_view text)
      : text_(text), words_(FindWords(text)) {}

  std::vector<DateMention> Read() {
    std::vector<DateMention> mentions;
    for (size_t i = 0; i < words_.size();) {
      DateMention mention;
      size_t count = ReadMonthFirst(i, &mention);
      if (count == 0) count = ReadDayFirst(i, &mention);
      if (count == 0) count = ReadNumbers(i, &mention);
      if (count == 0) count = ReadWeekday(i, &mention);
      if (count > 0) {
        mention.begin = words_[i].begin;
        mention.end = words_[i + count - 1].end;
        mentions.push_back(mention);
      }
      i += std::max<size_t>(count, 1);
    }
    return mentions;
  }

 private:
  absl::string_view WordAt(size_t i) const {
    return i < words_.size() ? WordText(text_, words_[i]) : "";
  }

  // Whether words i and i+1 stand close: only spaces and one of `marks`
  // between.
  bool Close(size_t i, absl::string_view marks) const {
    if (i + 1 >= words_.size()) return false;
    const absl::string_view between =
        text_.substr(words_[i].end, words_[i + 1].begin - words_[i].end);
    size_t count = 0;
    for (const char c : between) {
      if (c == ' ') continue;
      if (marks.find(c) == absl::string_view::npos || ++count > 1) return false;
    }
    return true;
  }

  int Month(size_t i) const {
    const absl::string_view word = WordAt(i);
    return !word.empty() && absl::ascii_isupper(word[0]) ? MonthFromName(word)
                                                         : 0;
  }

  // Whether word i is the front of a longer number: 2,500 or 3.5.
  bool InNumber(size_t i) const {
    const absl::string_view after = text_.substr(words_[i].end, 2);
    return after.size() == 2 && (after[0] == ',' || after[0] == '.') &&
           absl::ascii_isdigit(after[1]);
  }

  // 1..31, an ordinal ending allowed; otherwise 0.
  int Day(size_t i) const {
    absl::string_view word = WordAt(i);
    if (word.empty() || InNumber(i)) return 0;
    if (word.size() > 2 && absl::ascii_isalpha(word.back())) {
      const absl::string_view ending = word.substr(word.size() - 2);
      if (ending == "st" || ending == "nd" || ending == "rd" ||
          ending == "th") {
        word.remove_suffix(2);
      }
    }
    int day;
    if (word.size() > 2 || !absl::SimpleAtoi(word, &day)) return 0;
    return day >= 1 && day <= 31 ? day : 0;
  }

  int Year(size_t i) const {
    int year;
    if (WordAt(i).size() != 4 || !absl::SimpleAtoi(WordAt(i), &year)) return 0;
    return IsRealDay(year, 1, 1) ? year : 0;
  }

  // October 7, 2023; Oct. 7; October 2023
  size_t ReadMonthFirst(size_t i, DateMention* mention) const {
    mention->month = Month(i);
    if (mention->month == 0 || !Close(i, ".,")) return Reset(mention);
    mention->year = Year(i + 1);
    if (mention->year != 0) return 2;
    mention->day = Day(i + 1);
    if (mention->day == 0) return Reset(mention);
    return 2 + ReadYear(i + 1, mention);
  }

  // 7 October 2023; the 7th of October
  size_t ReadDayFirst(size_t i, DateMention* mention) const {
    mention->day = Day(i);
    const size_t of = WordAt(i + 1) == "of" ? 1 : 0;
    if (mention->day == 0 || !Close(i, "") || !Close(i + of, "")) {
      return Reset(mention);
    }
    mention->month = Month(i + 1 + of);
    if (mention->month == 0) return Reset(mention);
    return 2 + of + ReadYear(i + 1 + of, mention);
  }

  // 2023-10-07
  size_t ReadNumbers(size_t i, DateMention* mention) const {
    mention->year = Year(i);
    if (mention->year == 0 || !Close(i, "-") || !Close(i + 1, "-") ||
        words_[i].end + 1 != words_[i + 1].begin) {
      return Reset(mention);
    }
    int month;
    if (WordAt(i + 1).size() != 2 || !absl::SimpleAtoi(WordAt(i + 1), &month)) {
      return Reset(mention);
    }
    mention->month = month;
    mention->day = Day(i + 2);
    if (!IsRealDay(mention->year, month, mention->day)) return Reset(mention);
    return 3;
  }

  size_t ReadWeekday(size_t i, DateMention* mention) const {
    const absl::string_view word = WordAt(i);
    // "Sun", "Sat" and "Wed" are words; whole names begin with a capital.
    if (word.size() < 6 || !absl::ascii_isupper(word[0])) return 0;
    mention->weekday = WeekdayFromName(word);
    return mention->weekday.has_value() ? 1 : 0;
  }

  // Takes the year after word `i`, if one stands there: 1 or 0 words.
  size_t ReadYear(size_t i, DateMention* mention) const {
    if (!Close(i, ",")) return 0;
    const int year = Year(i + 1);
    if (year == 0 || !IsRealDay(year, mention->month, mention->day)) return 0;
    mention->year = year;
    return 1;
  }

  static size_t Reset(DateMention* mention) {
    *mention = DateMention();
    return 0;
  }

  absl::string_view text_;
  std::vector<Word> words_;
};

absl::Time TimeOf(const DateMention& mention) {
  return absl::FromCivil(
      absl::CivilDay(mention.year, mention.month, mention.day),
      absl::UTCTimeZone());
}

// The latest full date among `mentions`.
absl::optional<absl::Time> Latest(const std::vector<DateMention>& mentions) {
  absl::optional<absl::Time> latest;
  for (const DateMention& mention : mentions) {
    if (!mention.is_full()) continue;
    const absl::Time time = TimeOf(mention);
    if (!latest.has_value() || time > *latest) latest = time;
  }
  return latest;
}

// A full date on a byline or a line of nothing else, near top or end.
absl::optional<absl::Time> DateOfPage(absl::string_view body) {
  const std::vector<absl::string_view> lines = SplitLines(body);
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool near_edge = i < kHeadLines || i + kTailLines >= lines.size();
    if (!near_edge || !ReadPageLine(lines[i]).is_byline) continue;
    const absl::optional<absl::Time> date = Latest(FindDates(lines[i]));
    if (date.has_value()) return date;
  }
  return absl::nullopt;
}

}  // namespace

std::vector<DateMention> FindDates(absl::string_view text) {
  return MentionReader(text).Read();
}

absl::optional<DatedGuess> GuessPublished(const Article& article) {
  absl::optional<absl::Time> time = DateFromUrl(article.url);
  if (time.has_value()) return DatedGuess{*time, kUrlConfidence};
  time = DateOfPage(article.body);
  if (time.has_value()) return DatedGuess{*time, kLineConfidence};
  time = Latest(FindDates(article.body));
  if (time.has_value()) return DatedGuess{*time, kMentionConfidence};
  return absl::nullopt;
}

}  // namespace samestory
