// Dates: any bytes as a field, as an address and as a text. A date that is
// read lies in the years that are promised, and reads the same when written.

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "cluster/text/article.h"
#include "cluster/text/date_mentions.h"
#include "cluster/text/dates.h"
#include "tests/fuzz/require.h"

namespace samestory {
namespace {

constexpr int kFirstYear = 1800, kLastYear = 2199;  // of dates.h

void CheckTime(absl::Time time) {
  // A zone may move the first and the last hours into the next year.
  const int64_t year = absl::ToCivilYear(time, absl::UTCTimeZone()).year();
  Require(year >= kFirstYear - 1 && year <= kLastYear + 1, "a year in range");
}

void CheckField(absl::string_view field) {
  const absl::optional<absl::Time> time = ParseDate(field);
  if (!time.has_value()) return;
  CheckTime(*time);
  const absl::Time second =
      absl::FromUnixSeconds(absl::ToUnixSeconds(*time));  // none of fractions
  const int64_t year = absl::ToCivilYear(second, absl::UTCTimeZone()).year();
  if (year < kFirstYear || year > kLastYear) return;
  Require(ParseDate(absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", second,
                                     absl::UTCTimeZone())) == second,
          "a date that is written is read");
}

void CheckUrl(absl::string_view url) {
  const absl::optional<absl::Time> day = DateFromUrl(url);
  if (!day.has_value()) return;
  CheckTime(*day);
  Require(absl::FromCivil(absl::ToCivilDay(*day, absl::UTCTimeZone()),
                          absl::UTCTimeZone()) == *day,
          "an address tells a day");
}

void CheckText(absl::string_view text) {
  uint32_t behind = 0;
  for (const DateMention& date : FindDates(text)) {
    Require(date.begin >= behind && date.begin < date.end &&
                date.end <= text.size(),
            "mentions stand in the text, in order");
    Require(
        date.month >= 0 && date.month <= 12 && date.day >= 0 && date.day <= 31,
        "mentions are dates");
    behind = date.end;
  }
  Article article;
  article.body = std::string(text);
  article.url = std::string(text.substr(0, text.find('\n')));
  const absl::optional<DatedGuess> guess = GuessPublished(article);
  if (!guess.has_value()) return;
  CheckTime(guess->time);
  Require(guess->confidence > 0 && guess->confidence <= 1, "a confidence");
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace samestory;  // NOLINT: the target itself has no namespace
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  CheckField(bytes);
  CheckUrl(bytes);
  CheckText(bytes);
  return 0;
}
