#include "cluster/text/unicode.h"

#include <cctype>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

struct Case {
  std::string input;
  std::string expected;
};

TEST(UnicodeTest, RepairReplacesMaximalSubparts) {
  const std::string r = "\xef\xbf\xbd";
  const Case cases[] = {
      {"", ""},
      {"plain", "plain"},
      {"caf\xc3\xa9", "caf\xc3\xa9"},
      {"caf\xe9", "caf" + r},
      {std::string("a\0b", 3), "a b"},
      {"\x80\xbf", r + r},                  // lone continuations
      {"\xc0\xaf", r + r},                  // overlong '/'
      {"\xe0\x80\xaf", r + r + r},          // overlong in three bytes
      {"\xed\xa0\x80", r + r + r},          // a surrogate
      {"\xf4\x90\x80\x80", r + r + r + r},  // beyond U+10FFFF
      {"\xf0\x9f\x98", r},                  // a cut emoji is one subpart
      {"\xf0\x9f\x98z", r + "z"},
      {"\xe2\x82\xe2\x82\xac", r + "\xe2\x82\xac"},
      {"\xff\xfe", r + r},
      // The example of the Unicode standard, table 3-8.
      {"\x61\xf1\x80\x80\xe1\x80\xc2\x62\x80\x63\x80\xbf\x64",
       "a" + r + r + r + "b" + r + "c" + r + r + "d"},
      {r, r},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(RepairUtf8(c.input), c.expected)
        << testing::PrintToString(c.input);
    EXPECT_TRUE(IsValidUtf8(RepairUtf8(c.input)));
  }
}

TEST(UnicodeTest, TextIsValidWhenRepairChangesNothing) {
  std::mt19937 random(1);
  const std::string alphabet = "a\x7f\x80\xbf\xc2\xc3\xe0\xe2\xed\xef\xf0\xf4";
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = random() % 12; i > 0; --i) {
      text += alphabet[random() % alphabet.size()];
    }
    EXPECT_EQ(IsValidUtf8(text), RepairUtf8(text) == text);
  }
}

TEST(UnicodeTest, DecodingBackwardsFindsTheSameCharacters) {
  const std::string text = "a\u00e9\u2019\U0001f600z";
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeUtf8(text, at);
    at += c.bytes;
    EXPECT_EQ(DecodeUtf8Before(text, at).value, c.value) << at;
    EXPECT_EQ(DecodeUtf8Before(text, at).bytes, c.bytes) << at;
  }
  for (const char* ill : {"\x80", "a\x80", "\xe2\x80", "\xc3\xa9\xa9"}) {
    const std::string text = ill;
    EXPECT_EQ(DecodeUtf8Before(text, text.size()).value, kReplacementCharacter);
  }
}

TEST(UnicodeTest, FoldingIsCaselessAndCompatible) {
  const Case cases[] = {
      {"", ""},
      {"Hello, WORLD_9[]@Z{a`", "hello, world_9[]@z{a`"},
      {"Stra\u00dfe", "strasse"},
      {"\u017fo", "so"},                       // long s
      {"\ufb01ve", "five"},                    // ligature
      {"\uff21\uff22\uff43\uff11", "abc1"},    // full width
      {"\uff76\uff9e", "\u30ac"},              // half width ga
      {"\u2163", "iv"},                        // Roman four
      {"E\u0301t\u00c9", "\u00e9t\u00e9"},     // composed, decomposed
      {"x\u00adyz", "xyz"},                    // soft hyphen
      {"cease\u200bfire\ufeff", "ceasefire"},  // zero width
      {"e\u200d\u0301", "\u00e9"},             // joiner between
      {"\u0600\u0661", "\u0661"},              // Arabic number sign
      {"\u039f\u03a3", "\u03bf\u03c3"},        // capital sigma
      {"\u03bf\u03c2", "\u03bf\u03c3"},        // final sigma
      {"\u1100\u1161\u11a8", "\uac01"},        // Hangul letters
      {"\u2026", "..."},
      {"\u0410\u0411\u0412", "\u0430\u0431\u0432"},
      {"caf\xe9", "caf\ufffd"},
      {"\u0130", "i\u0307"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(FoldText(c.input), c.expected) << c.input;
  }
}

TEST(UnicodeTest, CanonicallyEqualTextsFoldAlike) {
  // Iota subscript and an accent, in each order and composed.
  EXPECT_EQ(FoldText("\u03b1\u0345\u0301"), FoldText("\u03b1\u0301\u0345"));
  EXPECT_EQ(FoldText("\u1fb3\u0301"), FoldText("\u1fb4"));
  EXPECT_EQ(FoldText("a\u0323\u0307"), FoldText("a\u0307\u0323"));
}

TEST(UnicodeTest, FoldingTwiceChangesNothing) {
  std::mt19937 random(2);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = random() % 10; i > 0; --i) {
      char32_t c = 1 + random() % (random() % 3 == 0 ? 0x7f : 0x3100);
      if (random() % 4 == 0) c = 0x300 + random() % 0x50;
      if (c < 0x80) {
        text += static_cast<char>(c);
      } else if (c < 0x800) {
        text += static_cast<char>(0xc0 | (c >> 6));
        text += static_cast<char>(0x80 | (c & 0x3f));
      } else {
        text += static_cast<char>(0xe0 | (c >> 12));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        text += static_cast<char>(0x80 | (c & 0x3f));
      }
    }
    const std::string folded = FoldText(text);
    EXPECT_EQ(FoldText(folded), folded) << text;
    EXPECT_EQ(FoldText(RepairUtf8(text)),
              FoldText(NormalizeCompatibility(text)))
        << text;
  }
}

TEST(UnicodeTest, AsciiFoldsByteByByteAtAnyLength) {
  std::string text;
  for (int round = 0; round < 300; ++round) {
    text += static_cast<char>((round * 37) % 128);
    std::string expected = text;
    for (char& c : expected) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    EXPECT_EQ(FoldText(text), expected);
  }
}

TEST(UnicodeTest, NormalizeKeepsCaseAndInvisibleCharacters) {
  EXPECT_EQ(NormalizeCompatibility("\ufb01VE \uff21"), "fiVE A");
  EXPECT_EQ(NormalizeCompatibility("E\u0301"), "\u00c9");
  EXPECT_EQ(NormalizeCompatibility("a\u200db"), "a\u200db");
  EXPECT_EQ(NormalizeCompatibility("x\xff"), "x\ufffd");
}

}  // namespace
}  // namespace samestory
