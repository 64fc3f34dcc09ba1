#include "cluster/text/tokens.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "absl/types/span.h"
#include "base/hashing.h"
#include "cluster/text/sentences.h"
#include "cluster/text/unicode.h"
#include "cluster/text/words.h"
#include "gtest/gtest.h"
#include "utf8proc.h"

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

// What Tokenize() must find, byte by byte and sentence by sentence.
class PlainTokenizer {
 public:
  explicit PlainTokenizer(absl::string_view text) {
    for (const absl::string_view sentence : SplitSentences(text)) {
      text_ = sentence;
      words_.clear();
      WordScanner scanner(sentence);
      for (Word word; scanner.Next(&word);) words_.push_back(word);
      ReadSentence(static_cast<uint32_t>(sentence.data() - text.data()));
    }
  }

  const std::vector<Token>& tokens() const { return tokens_; }

 private:
  absl::string_view At(size_t i) const {
    return i < words_.size() ? WordText(text_, words_[i]) : "";
  }
  // What stands between word `i` and the next one; "x" if there is none.
  absl::string_view Gap(size_t i) const {
    if (i + 1 >= words_.size()) return "x";
    return text_.substr(words_[i].end, words_[i + 1].begin - words_[i].end);
  }
  bool IsUnit(size_t i) const {
    return !At(i).empty() &&
           RoleInWord(DecodeUtf8(At(i), 0).value) == WordRole::kUnit;
  }
  static bool IsLetter(absl::string_view word) {
    return word.size() == 1 && absl::ascii_isalpha(word[0]);
  }
  static bool AreDigits(absl::string_view word) {
    return std::all_of(word.begin(), word.end(), absl::ascii_isdigit);
  }

  bool IsEnding(size_t i) const {
    const std::string word = absl::AsciiStrToLower(At(i));
    const List endings = {"s", "t", "re", "ve", "ll", "d", "m"};
    if (std::count(endings.begin(), endings.end(), word) == 0) return false;
    absl::string_view before = text_.substr(0, words_[i].begin);
    absl::ConsumeSuffix(&before, " ");
    for (const std::string mark : {"'", "\u2019", "\u00b4", "`"}) {
      if (before.size() == mark.size() || !absl::ConsumeSuffix(&before, mark)) {
        continue;
      }
      return before.back() != mark[0];
    }
    return false;
  }

  size_t LengthAt(size_t i) const {
    size_t count = 1;
    if (IsLetter(At(i))) {
      while (Gap(i + count - 1) == "." && IsLetter(At(i + count))) ++count;
    } else if (absl::ascii_isdigit(At(i)[0])) {
      while (AreDigits(At(i + count - 1)) &&
             (Gap(i + count - 1) == "," || Gap(i + count - 1) == ".") &&
             absl::ascii_isdigit(At(i + count)[0])) {
        ++count;
      }
    }
    if (count > 1) return count;
    return IsUnit(i) && IsUnit(i + 1) && Gap(i).empty() ? 2 : 1;
  }

  void ReadSentence(uint32_t offset) {
    bool first = true;
    for (size_t i = 0; i < words_.size();) {
      if (IsEnding(i)) {
        ++i;
        continue;
      }
      const size_t length = LengthAt(i);
      const Word span = {words_[i].begin, words_[i + length - 1].end};
      const absl::string_view word = WordText(text_, span);
      tokens_.push_back({offset + span.begin, offset + span.end,
                         HashToken(word), ShapeOf(word), first});
      first = false;
      const bool pair = length == 2 && IsUnit(i);
      const bool pair_follows = pair && LengthAt(i + 1) == 2 && IsUnit(i + 1);
      i += pair_follows ? 1 : length;
    }
  }

  static Token::Shape ShapeOf(absl::string_view word) {
    const auto is = [](utf8proc_category_t a, utf8proc_category_t b) {
      return [a, b](char32_t c) {
        const auto category = utf8proc_category(c);
        return category == a || category == b;
      };
    };
    const auto is_upper = is(UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LT);
    const auto is_lower = is(UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LL);
    const char32_t first = DecodeUtf8(word, 0).value;
    if (utf8proc_category(first) == UTF8PROC_CATEGORY_ND) return Token::kNumber;
    int upper = 0, lower = 0;
    for (size_t at = 0; at < word.size();) {
      const CodePoint c = DecodeUtf8(word, at);
      upper += is_upper(c.value);
      lower += is_lower(c.value);
      at += c.bytes;
    }
    if (upper == 0) return lower == 0 ? Token::kCaseless : Token::kLower;
    if (lower == 0 && upper > 1) return Token::kUpper;
    return upper == 1 && is_upper(first) ? Token::kCapitalised : Token::kMixed;
  }

  absl::string_view text_;  // of the sentence
  std::vector<Word> words_;
  std::vector<Token> tokens_;
};

void ExpectPlainTokens(const std::string& text, absl::Span<const Token> got) {
  const PlainTokenizer plain(text);
  ASSERT_EQ(got.size(), plain.tokens().size()) << text;
  for (size_t i = 0; i < got.size(); ++i) {
    const Token& x = got[i];
    const Token& y = plain.tokens()[i];
    EXPECT_EQ(x.begin, y.begin) << text;
    EXPECT_EQ(x.end, y.end) << text;
    EXPECT_EQ(x.hash, y.hash) << text;
    EXPECT_EQ(x.shape, y.shape) << text;
    EXPECT_EQ(x.starts_sentence, y.starts_sentence) << text;
  }
}

TEST(TokensTest, RandomTextsHaveTheTokensOfAPlainReader) {
  const List pieces = {"a",
                       "I",
                       "the",
                       "Gaza",
                       "NATO",
                       "iPhone",
                       "McKay",
                       "F16",
                       "_x",
                       "7",
                       "27",
                       "11th",
                       "2024",
                       "U.S.",
                       "U.N",
                       "27,585",
                       "1.5",
                       ".",
                       ",",
                       "!",
                       "?",
                       "'",
                       "'s",
                       "\u2019",
                       "`",
                       "\u00b4",
                       "S",
                       "re",
                       "ll",
                       "\u2026",
                       "\u201c",
                       "\u201d",
                       "\"",
                       "Mr.",
                       "(",
                       ")",
                       "-",
                       "\n",
                       "\r\n",
                       "\u2028",
                       "\t",
                       "\u200b",
                       "\ufeff",
                       "\u00a0",
                       "\u0301",
                       "\u00ad",
                       "\u00c9tat",
                       "\u0645\u0635",
                       "\u0661",
                       "\u5317",
                       "\u4eac",
                       "\u3002",
                       "\uff01",
                       "\u30ab\u3099",
                       "\u0e17\u0e35",
                       "\U00020000",
                       "\u0414\u0430",
                       "\ufb01rst",
                       "\u00df",
                       "\xe5\x8c",
                       "\xff",
                       "\xe2\x80",
                       "0",
                       "99"};
  std::mt19937 random(7);
  Tokenizer tokenizer;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = random() % 40; i > 0; --i) {
      text += pieces[random() % pieces.size()];
      if (random() % 3 == 0) text += ' ';
      if (random() % 50 == 0) text.append(random() % 150, "aB1"[random() % 3]);
    }
    ExpectPlainTokens(text, tokenizer.Read(text));
    ExpectPlainTokens(text, Tokenize(text));
  }
}

TEST(TokensTest, NoWordsNoTokens) {
  EXPECT_TRUE(Tokenize("").empty());
  EXPECT_TRUE(Tokenize(" \u2026 . '").empty());
}

}  // namespace
}  // namespace samestory
