#include "cluster/text/titles.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(TitlesTest, TheFirstLineIsTheTitleWhenItReadsLikeOne) {
  const struct {
    std::string document, title, body;
  } cases[] = {
      {"Envoy returns\nHe came back.", "Envoy returns", "He came back."},
      {"  Envoy returns \r\n\r\n He came back.\n", "Envoy returns",
       "He came back.\n"},
      {"Will he return?\nHe came back.", "Will he return?", "He came back."},
      {"Envoy back in the U.S.\nHe came.", "Envoy back in the U.S.",
       "He came."},
      {"Envoy says \u201cno\u201d\nHe came back.", "Envoy says \u201cno\u201d",
       "He came back."},
      // Twice, apart or not, in other case.
      {"Envoy returns\nENVOY RETURNS\n\nHe came.", "Envoy returns", "He came."},
      // A sentence is no title.
      {"He came back.\nThen he left.", "", "He came back.\nThen he left."},
      {"He said \u201cno.\u201d\nThen he left.", "",
       "He said \u201cno.\u201d\nThen he left."},
      {"He left. Will he return?\nNo.", "", "He left. Will he return?\nNo."},
      // A paragraph broken at a fixed width has none.
      {"The envoy came back to the capital and met\nthe minister.", "",
       "The envoy came back to the capital and met\nthe minister."},
      {"The envoy came back to the capital on Monday and met\n"
       "Minister Ora, who had asked for the talks in a letter",
       "",
       "The envoy came back to the capital on Monday and met\n"
       "Minister Ora, who had asked for the talks in a letter"},
      // Nothing but a title.
      {"Envoy returns\n", "Envoy returns", ""},
      {"He came back.", "", "He came back."},
      {"", "", ""},
      {" \n ", "", " \n "},
  };
  for (const auto& c : cases) {
    const TitledText split = SplitTitle(c.document);
    EXPECT_EQ(split.title, c.title) << c.document;
    EXPECT_EQ(split.body, c.body) << c.document;
  }
}

TEST(TitlesTest, ALongFirstLineIsAParagraph) {
  std::string line = "word";
  for (int i = 0; i < 30; ++i) line += " word";
  EXPECT_EQ(SplitTitle(line + "\nMore.").title, "");
}

TEST(TitlesTest, CleaningDropsDoublesAndTheSource) {
  const struct {
    std::string title, source, clean;
  } cases[] = {
      {"Envoy returns", "", "Envoy returns"},
      {" Envoy\n  returns\u00a0home ", "", "Envoy returns home"},
      {"Envoy returns Envoy returns", "", "Envoy returns"},
      {"Envoy returns - Envoy returns", "", "Envoy returns"},
      {"Envoy returns | ENVOY RETURNS", "", "ENVOY RETURNS"},
      {"Bye bye", "", "Bye bye"},
      {"Envoy returns | The Daily Post", "The Daily Post", "Envoy returns"},
      {"Envoy returns - Daily Post", "www.dailypost.co.uk", "Envoy returns"},
      {"Envoy returns - DailyPost.com", "The Daily Post (Online)",
       "Envoy returns"},
      {"Daily Post \u2013 Envoy returns", "Daily Post", "Envoy returns"},
      {"Envoy returns - World - Daily Post News", "Daily Post",
       "Envoy returns - World"},
      // Content after a dash stays.
      {"Talks fail - again", "Daily Post", "Talks fail - again"},
      {"Envoy returns | Daily Post", "", "Envoy returns | Daily Post"},
      {"Cease-fire near", "fire.com", "Cease-fire near"},
      {"Daily Post", "Daily Post", "Daily Post"},
      {"", "Daily Post", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(CleanTitle(c.title, c.source), c.clean) << c.title;
  }
}

TEST(TitlesTest, CleaningTwiceChangesNothing) {
  for (const char* title : {"A b A b A b A b", "x - x y - x - x y", "- - -"}) {
    const std::string once = CleanTitle(title, "x");
    EXPECT_FALSE(once.empty());
    EXPECT_EQ(CleanTitle(CleanTitle(once, "x"), "x"), CleanTitle(once, "x"));
  }
}

}  // namespace
}  // namespace samestory
