#include "cluster/text/tokens.h"

#include <string>
#include <vector>

#include "base/hashing.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using List = std::vector<std::string>;

List Texts(const std::string& text) {
  List list;
  for (const Token& token : Tokenize(text)) {
    list.push_back(text.substr(token.begin, token.end - token.begin));
  }
  return list;
}

std::vector<uint64_t> Hashes(const std::string& text) {
  std::vector<uint64_t> list;
  for (const Token& token : Tokenize(text)) list.push_back(token.hash);
  return list;
}

TEST(TokensTest, NumbersAndAcronymsStayWhole) {
  EXPECT_EQ(
      Texts("The U.N. says 27,585 of 1.5 died, 3, 4."),
      (List{"The", "U.N", "says", "27,585", "of", "1.5", "died", "3", "4"}));
  EXPECT_EQ(Texts("the 11th trip, 2023-24, F-35"),
            (List{"the", "11th", "trip", "2023", "24", "F", "35"}));
}

TEST(TokensTest, OneThingWrittenTwoWaysHasOneHash) {
  EXPECT_EQ(HashToken("27,585"), HashToken("27585"));
  EXPECT_EQ(HashToken("27.585"), HashToken("27585"));
  EXPECT_EQ(HashToken("1,234,567"), HashToken("1234567"));
  EXPECT_NE(HashToken("3.5"), HashToken("35"));
  EXPECT_NE(HashToken("1,5"), HashToken("15"));
  EXPECT_EQ(HashToken("U.S"), HashToken("US"));
  EXPECT_EQ(HashToken("CAF\u00c9"), HashToken("cafe\u0301"));
  EXPECT_EQ(HashToken("Gaza"), HashBytes("gaza"));
}

TEST(TokensTest, EndingsAfterAnApostropheAreDropped) {
  const List expected = {"Gaza", "ministry", "isn", "ready", "they", "said"};
  EXPECT_EQ(Texts("Gaza's ministry isn't ready they've said"), expected);
  EXPECT_EQ(Texts("Gaza\u2019s ministry isn\u2019t ready they\u2019ve said"),
            expected);
  EXPECT_EQ(Texts("Gaza \u2019 s ministry isn \u2019 t ready they 've said"),
            expected);
  EXPECT_EQ(Texts("`` S is a letter ''"), (List{"S", "is", "a", "letter"}));
}

TEST(TokensTest, ShapesTellNamesFromWords) {
  const struct {
    std::string word;
    Token::Shape shape;
  } cases[] = {
      {"talks", Token::kLower},
      {"Gaza", Token::kCapitalised},
      {"A", Token::kCapitalised},
      {"NATO", Token::kUpper},
      {"U.S", Token::kUpper},
      {"iPhone", Token::kMixed},
      {"McKay", Token::kMixed},
      {"11th", Token::kNumber},
      {"2024", Token::kNumber},
      {"\u00c9tat", Token::kCapitalised},
      {"\u5317\u4eac", Token::kCaseless},
      {"\u0661\u0662", Token::kNumber},
      {"\u0645\u0635\u0631", Token::kCaseless},
  };
  for (const auto& c : cases) {
    ASSERT_EQ(Tokenize(c.word).size(), 1u) << c.word;
    EXPECT_EQ(Tokenize(c.word)[0].shape, c.shape) << c.word;
  }
}

TEST(TokensTest, SentencesAndLinesBeginWithAMark) {
  List first;
  const std::string text =
      "A title\n\u201cThe U.S. left,\u201d he said. Then it ended.";
  for (const Token& token : Tokenize(text)) {
    if (token.starts_sentence) {
      first.push_back(text.substr(token.begin, token.end - token.begin));
    }
  }
  EXPECT_EQ(first, (List{"A", "The", "Then"}));
}

TEST(TokensTest, UnspacedScriptsGiveOverlappingPairs) {
  EXPECT_EQ(Texts("\u5317\u4eac\u5929"),
            (List{"\u5317\u4eac", "\u4eac\u5929"}));
  EXPECT_EQ(Texts("\u5317 ab \u4eac\u5929"),
            (List{"\u5317", "ab", "\u4eac\u5929"}));
  EXPECT_EQ(Texts("2024\u5e74\u5317\u4eac"),
            (List{"2024", "\u5e74\u5317", "\u5317\u4eac"}));
}

TEST(TokensTest, TokenisedTextHasTheSameHashes) {
  EXPECT_EQ(Hashes("\u201cWe won,\u201d said Trump\u2019s aide."),
            Hashes("`` We won , '' said Trump 's aide ."));
}

TEST(TokensTest, NoWordsNoTokens) {
  EXPECT_TRUE(Tokenize("").empty());
  EXPECT_TRUE(Tokenize(" \u2026 . '").empty());
}

}  // namespace
}  // namespace samestory
