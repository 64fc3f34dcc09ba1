#include "cluster/text/date_mentions.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

// "2023-10-7 [Oct. 7, 2023]" for each mention, by the words it was read from.
std::string Show(const std::string& text) {
  std::string shown;
  for (const DateMention& m : FindDates(text)) {
    absl::StrAppend(&shown, shown.empty() ? "" : "; ", m.year, "-", m.month,
                    "-", m.day, m.weekday.has_value() ? " weekday" : "", " [",
                    text.substr(m.begin, m.end - m.begin), "]");
  }
  return shown;
}

TEST(DateMentionsTest, DatesAreFoundInSentences) {
  const struct {
    const char* text;
    const char* mentions;
  } cases[] = {
      {"attack on October 7, 2023, which", "2023-10-7 [October 7, 2023]"},
      {"on Oct. 7 last year", "0-10-7 [Oct. 7]"},
      {"on Oct . 7 , 2023 .", "2023-10-7 [Oct . 7 , 2023]"},
      {"on 7 October 2023", "2023-10-7 [7 October 2023]"},
      {"the 22nd of October", "0-10-22 [22nd of October]"},
      {"since October 2023", "2023-10-0 [October 2023]"},
      {"dated 2023-10-07.", "2023-10-7 [2023-10-07]"},
      {"on Tuesday and Friday",
       "0-0-0 weekday [Tuesday]; 0-0-0 weekday [Friday]"},
      {"May 5 votes may 6", "0-5-5 [May 5]"},
      {"in March, 2,500 people", ""},
      {"between October and May he may march", ""},
      {"5 Marches, 2023 men, 40 October", ""},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Show(c.text), c.mentions) << c.text;
}

std::string Guess(const std::string& url, const std::string& body) {
  Article article;
  article.url = url;
  article.body = body;
  const absl::optional<DatedGuess> guess = GuessPublished(article);
  if (!guess.has_value()) return "";
  return absl::FormatTime("%Y-%m-%d", guess->time, absl::UTCTimeZone());
}

TEST(DateMentionsTest, TheBestEvidenceDatesAnArticle) {
  const std::string body =
      "By A. Name\nPublished Oct. 22, 2024\nSince October 7, 2023.\nOn "
      "November 1, 2024, they vote.";
  EXPECT_EQ(Guess("http://post.com/2024/10/23/x", body), "2024-10-23");
  EXPECT_EQ(Guess("http://post.com/x", body), "2024-10-22");
  EXPECT_EQ(Guess("", "Since October 7, 2023 and May 1, 2024.\nOn June 3."),
            "2024-05-01");
  EXPECT_EQ(Guess("", "On Tuesday, June 3."), "");
}

}  // namespace
}  // namespace samestory
