#include "cluster/text/abbreviations.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

// Whether the full stop behind `before` ends no sentence if `after` follows.
bool IsKept(absl::string_view before, absl::string_view after) {
  const std::string line = absl::StrCat(before, ". ", after);
  return IsAbbreviation(line, before.size(), before.size() + 2);
}

// Words are read eight bytes at once where there are as many.
const char* const kBeginnings[] = {
    "", "(", "x ", "1-", "an envoy of ", "\u201cIn ", "the town, "};

TEST(AbbreviationsTest, TitlesAndMonthsNeverEndASentence) {
  for (const char* word : {"Mr", "gen", "GOV", "Oct", "Messrs", "st", "Vs"}) {
    for (const char* beginning : kBeginnings) {
      EXPECT_TRUE(IsKept(absl::StrCat(beginning, word), "Li")) << word;
      EXPECT_TRUE(IsKept(absl::StrCat(beginning, word), "The")) << word;
    }
  }
}

TEST(AbbreviationsTest, OthersEndOneOnlyBeforeAnOpener) {
  for (const char* word : {"Inc", "calif", "No", "J", "U.S", "D.C", "a.m"}) {
    for (const char* beginning : kBeginnings) {
      EXPECT_TRUE(IsKept(absl::StrCat(beginning, word), "Li")) << word;
      EXPECT_FALSE(IsKept(absl::StrCat(beginning, word), "The")) << word;
      EXPECT_FALSE(IsKept(absl::StrCat(beginning, word), "(although"));
    }
  }
}

TEST(AbbreviationsTest, OtherWordsEndSentences) {
  for (const char* word : {"left", "envoys", "xMr", "I", "he", "incident",
                           "although", "correspondents", "3", ")"}) {
    for (const char* beginning : kBeginnings) {
      EXPECT_FALSE(IsKept(absl::StrCat(beginning, word), "Li")) << word;
    }
  }
}

TEST(AbbreviationsTest, AnAbbreviationIsAWholeWord) {
  EXPECT_FALSE(IsKept("the prime minister\u00e9mr", "Li"));
  EXPECT_FALSE(IsKept("\u0436mr", "Li"));
  EXPECT_TRUE(IsKept("of the town \u2014mr", "Li"));
  EXPECT_TRUE(IsKept("of the town 7mr", "Li"));
  EXPECT_FALSE(IsKept("of the town U.mr", "Li"));
  EXPECT_TRUE(IsKept("Chancellor Gov ", "Li"));  // tokenised
}

}  // namespace
}  // namespace samestory
