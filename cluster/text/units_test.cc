#include "cluster/text/units.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "cluster/text/sentences.h"
#include "cluster/text/unicode.h"
#include "cluster/text/words.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

// The folded words of `text`, each with a space after it.
std::string WordsOf(absl::string_view text) {
  const std::string folded = FoldText(text);
  std::string words;
  for (const Word& word : FindWords(folded)) {
    words += std::string(WordText(folded, word)) + " ";
  }
  return words;
}

using Named = std::pair<Unit::Kind, std::string>;

// The definition: the units of a body by kind and words.
std::vector<Named> NamesOf(const std::string& body) {
  std::vector<Named> names;
  for (const absl::string_view line : SplitLines(body)) {
    const std::vector<absl::string_view> sentences = SplitSentences(line);
    const size_t whole = names.size();
    names.emplace_back(Unit::kLine, "");
    if (sentences.size() == 1) {
      names[whole].second = WordsOf(line);
      continue;
    }
    for (const absl::string_view sentence : sentences) {
      const std::string words = WordsOf(sentence);
      if (!words.empty()) names[whole].second += "(" + words + ")";
      names.emplace_back(Unit::kSentence, words);
    }
  }
  return names;
}

const char* const kPieces[] = {
    " ",      " ",      " ",      "\n",     ". ",     ". The ",  "envoy",
    "Left",   "U.S.",   "a",      "! ",     "\u3002", "\u2026 ", "\u2019",
    "\u201c", "\u00e9", "\u0301", "\u200b", "\ufeff", "\u2028",  "\u043d\u0435",
    "\u5317", "\uff01", "\u1100", "\xe2",   "\xff",   "\u00a0",  "Mr. "};

std::string RandomBody(std::mt19937* random) {
  std::string body;
  for (int i = 0; i < 60; ++i) {
    body += kPieces[(*random)() % std::size(kPieces)];
  }
  return body;
}

TEST(UnitsTest, UnitsAreEqualWhereTheirWordsAre) {
  std::mt19937 random(1);
  std::map<std::string, uint64_t> hash_of;
  std::map<uint64_t, std::string> words_of;
  for (int round = 0; round < 3000; ++round) {
    const std::string body = RandomBody(&random);
    const std::vector<Unit> units = ReadUnits(body, "");
    const std::vector<Named> names = NamesOf(body);
    ASSERT_EQ(units.size(), names.size()) << body;
    for (size_t i = 0; i < units.size(); ++i) {
      const std::string& words = names[i].second;
      const uint64_t hash = units[i].hash();
      EXPECT_EQ(units[i].kind(), names[i].first);
      EXPECT_EQ(hash_of.emplace(words, hash).first->second, hash) << body;
      EXPECT_EQ(words_of.emplace(hash, words).first->second, words);
      const size_t count = std::count(words.begin(), words.end(), ' ');
      EXPECT_EQ(units[i].words(), std::min(count, Unit::kMostWords + 0));
    }
  }
  EXPECT_GT(hash_of.size(), 1000u);
}

TEST(UnitsTest, LinesAreTakenWithTheirSentences) {
  const std::vector<Unit> units =
      ReadUnits("One two. Three.\n\nFour\n...", "A b | C - D e f");
  absl::Span<const Unit> rest = units;
  LineUnits line;
  ASSERT_TRUE(TakeLine(&rest, &line));
  EXPECT_EQ(line.whole.words(), 3u);
  ASSERT_EQ(line.sentences.size(), 2u);
  EXPECT_EQ(line.sentences[0].words(), 2u);
  EXPECT_EQ(line.sentences[1].words(), 1u);
  ASSERT_TRUE(TakeLine(&rest, &line));
  EXPECT_EQ(line.whole.words(), 1u);
  EXPECT_TRUE(line.sentences.empty());
  ASSERT_TRUE(TakeLine(&rest, &line));
  EXPECT_EQ(line.whole.words(), 0u);
  EXPECT_FALSE(TakeLine(&rest, &line));
  ASSERT_EQ(rest.size(), 3u);
  EXPECT_EQ(rest[0].kind(), Unit::kTitlePiece);
  EXPECT_EQ(rest[0].hash(), ReadTitlePiece("a B").hash());
  EXPECT_EQ(rest[1].hash(), ReadTitlePiece("d e f").hash());
  EXPECT_EQ(rest[2].kind(), Unit::kTitle);
  EXPECT_EQ(rest[2].hash(), ReadTitlePiece("a b c d e f").hash());
  EXPECT_EQ(rest[2].words(), 6u);
}

TEST(UnitsTest, NothingHasNoUnits) {
  EXPECT_TRUE(ReadUnits("", "").empty());
  EXPECT_TRUE(ReadUnits(" \n ", "...").empty());
}

TEST(UnitsTest, LongUnitsTellTheMostWords) {
  std::string body;
  for (int i = 0; i < 100; ++i) body += "word ";
  EXPECT_EQ(ReadUnits(body, "")[0].words(), Unit::kMostWords + 0);
}

}  // namespace
}  // namespace samestory
