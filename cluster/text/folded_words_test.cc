#include "cluster/text/folded_words.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "base/hashing.h"
#include "cluster/text/unicode.h"
#include "cluster/text/words.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using Hashes = std::vector<uint64_t>;

FoldedWords Read(const std::string& text) {
  FoldedWords words;
  HashFoldedWords(text, &words);
  return words;
}

// The definition.
Hashes FoldedFirst(const std::string& text) {
  const std::string folded = FoldText(text);
  Hashes hashes;
  for (const Word& word : FindWords(folded)) {
    hashes.push_back(HashWord(WordText(folded, word)));
  }
  return hashes;
}

// Letters, separators and marks of many kinds, well-formed or not.
const char* const kPieces[] = {" ",
                               " ",
                               " ",
                               "\n",
                               ".",
                               ", ",
                               "envoy",
                               "The",
                               "U.S.",
                               "a",
                               "x_1",
                               "27,585",
                               "-",
                               "=",
                               "'s",
                               "\u2019",
                               "\u201c",
                               "\u201d",
                               "\u2014",
                               "\u2026",
                               "\u00a0",
                               "\u00e9",
                               "\u00c9",
                               "e\u0301",
                               "\u0301",
                               "\u0308",
                               "=\u0338",
                               "\u00a8",
                               "\u00b4",
                               "\u00ad",
                               "\u200b",
                               "\ufeff",
                               "\u2028",
                               "\u00bd",
                               "\u2160",
                               "\u0421\u043b\u043e\u0432\u043e",
                               "\u043d\u0435",
                               "\u00df",
                               "\u0130",
                               "\u5317\u4eac",
                               "\u3002",
                               "\uff01",
                               "\uff21",
                               "\u0e01\u0e33",
                               "\u1100",
                               "\u1161",
                               "\uac00",
                               "\u11a8",
                               "\ufdfa",
                               "\ufb01",
                               "\xf0\x9f\x98\x80",
                               "\xf0\x90\x90\x80",
                               "\xe2\x80",
                               "\xe2",
                               "\x80",
                               "\xff",
                               "\xc3"};

std::string RandomText(std::mt19937* random, size_t pieces) {
  // Some texts of all pieces, some that are mostly of the first ones.
  const size_t few = 1 + (*random)() % std::size(kPieces);
  std::string text;
  for (size_t i = 0; i < pieces; ++i) {
    const size_t kinds = (*random)() % 8 == 0 ? std::size(kPieces) : few;
    text += kPieces[(*random)() % kinds];
  }
  return text;
}

// Former values: sketches and archives hold them.
TEST(HashWordTest, ValuesStayWhatTheyWere) {
  EXPECT_EQ(HashWord("a"), 0x97843e12a3195d1cu);
  EXPECT_EQ(HashWord("gaza"), 0xe25e0bba962dcf6u);
  EXPECT_EQ(HashWord("correspondents"), 0x446fc751cd80e0f3u);
  EXPECT_EQ(HashWord("sixteen_letters_"), 0x9173ff608cf7cab5u);
  EXPECT_EQ(HashWord("seventeen_letters"), HashBytes("seventeen_letters"));
}

TEST(HashWordTest, ShortWordsHashApart) {
  std::vector<uint64_t> hashes;
  for (int i = 0; i < 300000; ++i) {
    const std::string number = std::to_string(i);
    for (const char* stem : {"", "a", "prefix_", "long_prefix_"}) {
      if (number.size() < 6) hashes.push_back(HashWord(stem + number));
    }
    hashes.push_back(HashWord(number + "_suffix"));
  }
  // Of each half too: pairs that share 32 bits are n^2 / 2^33, give or take
  // five times the root.
  const double pairs = double{1} * hashes.size() * hashes.size() / (1ull << 33);
  const auto repeats = [](std::vector<uint64_t> list) {
    std::sort(list.begin(), list.end());
    return list.end() - std::unique(list.begin(), list.end());
  };
  EXPECT_EQ(repeats(hashes), 0);
  for (const int shift : {0, 16, 32}) {
    std::vector<uint64_t> halves = hashes;
    for (uint64_t& hash : halves) hash = (hash >> shift) & 0xffffffff;
    EXPECT_NEAR(repeats(halves), pairs, 5 * std::sqrt(pairs)) << shift;
  }
}

TEST(FoldedWordsTest, WordsAreThoseOfTheFoldedText) {
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = RandomText(&random, random() % 200);
    ASSERT_EQ(Read(text).hashes, FoldedFirst(text)) << text;
  }
}

TEST(FoldedWordsTest, EveryLetterOfTwoBytesFoldsAsInFoldedText) {
  for (char32_t c = 0x80; c < 0x800; ++c) {
    const std::string letter = {static_cast<char>(0xc0 | c >> 6),
                                static_cast<char>(0x80 | (c & 63))};
    for (const std::string& text :
         {letter, "A" + letter + "b", letter + letter + " " + letter,
          letter + "\u0301", "e " + letter + "\u0308x",
          letter + std::string(70, 'x')}) {
      ASSERT_EQ(Read(text).hashes, FoldedFirst(text)) << text;
    }
  }
}

TEST(FoldedWordsTest, NoCutBetweenPiecesShows) {
  std::mt19937 random(2);
  for (int round = 0; round < 60; ++round) {
    const std::string text = RandomText(&random, 3000);
    ASSERT_EQ(Read(text).hashes, FoldedFirst(text)) << round;
  }
  // Every place of a character of each length, and of a word, at the cut.
  for (const char* across : {"\u00e9", "\u2019", "\xf0\x9f\x98\x80", "words",
                             "\u2019s \u00e9", "e\u0301"}) {
    for (size_t before = 4085; before < 4100; ++before) {
      const std::string text = std::string(before - 4000, '.') +
                               std::string(4000, ' ') + across + "end";
      ASSERT_EQ(Read(text).hashes, FoldedFirst(text)) << across << before;
    }
  }
}

TEST(FoldedWordsTest, LongRunsAreWhole) {
  std::string han;
  for (int i = 0; i < 5000; ++i) han += i % 50 == 49 ? "\u3002" : "\u5317";
  for (const std::string& text :
       {std::string(10000, 'A'), std::string(4096, 'a'), han,
        std::string(9000, 'a') + "\u0301 b", "a " + std::string(4095, 'b')}) {
    EXPECT_EQ(Read(text).hashes, FoldedFirst(text));
    EXPECT_EQ(Read(text + ". End").hashes, FoldedFirst(text + ". End"));
  }
}

TEST(FoldedWordsTest, BeginsAreWhereWordsBegin) {
  EXPECT_EQ(Read("Gaza's Caf\u00e9\u201dx").begins,
            (std::vector<uint32_t>{0, 5, 7, 15}));
  EXPECT_EQ(Read("a \u043d\u0435 \u0434\u0430. \u043d\u0435").begins,
            (std::vector<uint32_t>{0, 2, 7, 13}));
  // Folded together: one place for both.
  EXPECT_EQ(Read("a \u10d0\u10d1 \u10d2. \u10d0").begins,
            (std::vector<uint32_t>{0, 2, 2, 14}));
  EXPECT_EQ(Read("").begins.size(), 0u);
}

TEST(FoldedWordsTest, BeginsAscendAndNoStopIsPassed) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const std::string text = RandomText(&random, 100);
    const FoldedWords words = Read(text);
    ASSERT_EQ(words.begins.size(), words.hashes.size());
    EXPECT_TRUE(std::is_sorted(words.begins.begin(), words.begins.end()));
    // The words before any stop are those of the text cut there.
    for (size_t at = text.find('.'); at != std::string::npos;
         at = text.find('.', at + 1)) {
      const auto before =
          std::lower_bound(words.begins.begin(), words.begins.end(), at) -
          words.begins.begin();
      EXPECT_EQ(Hashes(words.hashes.begin(), words.hashes.begin() + before),
                FoldedFirst(text.substr(0, at)));
    }
  }
}

}  // namespace
}  // namespace samestory
