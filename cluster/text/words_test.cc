#include "cluster/text/words.h"

#include <cctype>
#include <random>
#include <string>
#include <vector>

#include "cluster/text/unicode.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

std::vector<std::string> Words(const std::string& text) {
  std::vector<std::string> words;
  for (const Word& word : FindWords(text)) {
    words.emplace_back(WordText(text, word));
  }
  return words;
}

using List = std::vector<std::string>;

TEST(WordsTest, PunctuationEndsAWord) {
  EXPECT_EQ(Words("don't"), (List{"don", "t"}));
  EXPECT_EQ(Words("cease-fire U.S. 3.5"),
            (List{"cease", "fire", "U", "S", "3", "5"}));
  EXPECT_EQ(Words("don\u2019t\u2014stop"), (List{"don", "t", "stop"}));
  EXPECT_EQ(Words("a_b \u00bd x"), (List{"a_b", "\u00bd", "x"}));
  EXPECT_EQ(Words(""), List{});
  EXPECT_EQ(Words(" .,\u2026\ufffd!"), List{});
}

TEST(WordsTest, MarksContinueAWordButNeverBeginOne) {
  EXPECT_EQ(Words("e\u0301te\u0301"), (List{"e\u0301te\u0301"}));
  EXPECT_EQ(Words("cease\u00adfire"), (List{"cease\u00adfire"}));
  EXPECT_EQ(Words("don \u0301t"), (List{"don", "t"}));
  EXPECT_EQ(Words("\u0939\u093f\u0928\u094d\u0926\u0940 x"),
            (List{"\u0939\u093f\u0928\u094d\u0926\u0940", "x"}));
}

TEST(WordsTest, ScriptsWithoutSpacesGiveCharacters) {
  EXPECT_EQ(Words("\u5317\u4eacabc2024\u5e74"),
            (List{"\u5317", "\u4eac", "abc2024", "\u5e74"}));
  EXPECT_EQ(Words("\u30ab\u3099\u30fc\u3042"),  // a mark stays with its kana
            (List{"\u30ab\u3099", "\u30fc", "\u3042"}));
  EXPECT_EQ(Words("\u0e17\u0e35\u0e48\u0e19"),  // Thai vowel and tone marks
            (List{"\u0e17\u0e35\u0e48", "\u0e19"}));
  EXPECT_EQ(Words("\u1019\u103c\u1014\u103a"),
            (List{"\u1019\u103c", "\u1014\u103a"}));
  EXPECT_EQ(Words("\U00020000\U00020001"), (List{"\U00020000", "\U00020001"}));
  // Korean writes spaces.
  EXPECT_EQ(Words("\ud55c\uad6d \uc0ac\ub78c"),
            (List{"\ud55c\uad6d", "\uc0ac\ub78c"}));
}

TEST(WordsTest, AsciiWordsAreRunsOfWordCharacters) {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    // Long runs of either kind too, so that words cross any block of a scan.
    while (text.size() < random() % 300) {
      const bool word = random() % 2 == 0;
      for (int i = random() % (random() % 8 == 0 ? 150 : 8); i > 0; --i) {
        text +=
            word ? "azAZ09_"[random() % 7] : "/:@[`{ .\n\x7f"[random() % 10];
      }
    }
    List expected;
    bool inside = false;
    for (const char c : text) {
      const bool is_part =
          std::isalnum(static_cast<unsigned char>(c)) || c == '_';
      if (is_part && !inside) expected.emplace_back();
      if (is_part) expected.back() += c;
      inside = is_part;
    }
    EXPECT_EQ(Words(text), expected);
    // What is not ASCII around it makes no difference.
    EXPECT_EQ(Words("\u2014" + text + "\u2014").size(), expected.size());
  }
}

TEST(WordsTest, RandomTextsHaveTheWordsOfAScanner) {
  const List pieces = {"a",      "Z9_",          " ",        " ",
                       ".",      "\u00e9",       "\u0301",   "\u2019",
                       "\u200b", "\u5317",       "\u3002",   "\u0e17",
                       "\u0e35", "\u30ab\u3099", "\u00ad",   "\xe5",
                       "\x8c",   "\xff",         "\xf0\xa0", "\U00020000"};
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = random() % 60; i > 0; --i) {
      text += pieces[random() % pieces.size()];
      // Runs that cross a block, or all blocks that are read at once.
      if (random() % 100 == 0) text.append(random() % 9000, 'x');
    }
    List expected;
    WordScanner scanner(text);
    for (Word word; scanner.Next(&word);) {
      expected.emplace_back(WordText(text, word));
    }
    EXPECT_EQ(Words(text), expected) << text;
  }
}

TEST(WordsTest, ACutCharacterIsNoWord) {
  EXPECT_EQ(Words("a\xe5\x8c"), (List{"a"}));
  EXPECT_EQ(Words("\xe5"), List{});
}

TEST(WordsTest, UnspacedRangesHoldTheirEnds) {
  for (const char32_t inside : {0xe01, 0x109f, 0x3041, 0x4e00, 0x9fff}) {
    EXPECT_TRUE(IsUnspacedScript(inside)) << std::hex << inside;
  }
  for (const char32_t outside : {0x41, 0xdff, 0xf00, 0x10a0, 0xac00, 0xa000}) {
    EXPECT_FALSE(IsUnspacedScript(outside)) << std::hex << outside;
  }
}

}  // namespace
}  // namespace samestory
