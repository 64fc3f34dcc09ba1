#include "cluster/text/separators.h"

#include <string>

#include "cluster/text/unicode.h"
#include "cluster/text/words.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

std::string Utf8(char32_t c) {
  std::string bytes;
  if (c < 0x800) {
    bytes += static_cast<char>(0xc0 | c >> 6);
  } else {
    bytes += static_cast<char>(0xe0 | c >> 12);
    bytes += static_cast<char>(0x80 | (c >> 6 & 0x3f));
  }
  bytes += static_cast<char>(0x80 | (c & 0x3f));
  return bytes;
}

TEST(SeparatorsTest, QuotesDashesAndSpacesSeparate) {
  for (const char32_t c :
       {0x2018, 0x2019, 0x201c, 0x201d, 0x2013, 0x2014, 0x2026, 0x2022, 0x00a0,
        0x00a3, 0x3002, 0xff01, 0x2028, 0xfffd}) {
    EXPECT_TRUE(IsSeparator(c)) << +c;
  }
}

TEST(SeparatorsTest, LettersMarksAndHiddenCharactersDoNot) {
  for (const char32_t c : {0x00e9, 0x0301, 0x00ad, 0x200b, 0xfeff, 0x2122,
                           0x00b4, 0x00bd, 0x2160, 0x043d, 0x5317, 0x1f600}) {
    EXPECT_FALSE(IsSeparator(c)) << +c;
  }
}

TEST(SeparatorsTest, NoneJoinsTheWordsOnItsSides) {
  for (char32_t c = 0x80; c < 0x10000; ++c) {
    if (!IsSeparator(c)) continue;
    for (const std::string& text :
         {"a" + Utf8(c) + "b", "a" + Utf8(c) + "\u0301b"}) {
      const std::string folded = FoldText(text);
      const std::vector<Word> words = FindWords(folded);
      ASSERT_EQ(words.size(), 2u) << +c;
      EXPECT_EQ(WordText(folded, words[0]), "a");
      EXPECT_EQ(WordText(folded, words[1]), "b");
    }
  }
}

}  // namespace
}  // namespace samestory
