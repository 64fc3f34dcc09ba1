#include "cluster/text/tokens.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "base/hashing.h"
#include "cluster/text/sentences.h"
#include "cluster/text/unicode.h"
#include "cluster/text/words.h"
#include "utf8proc.h"

namespace samestory {
namespace {

// What English writes after an apostrophe.
constexpr absl::string_view kEndings[] = {"s", "t", "re", "ve", "ll", "d", "m"};

bool IsDigit(char c) { return absl::ascii_isdigit(c); }

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool IsUnit(absl::string_view text, Word word) {
  if (IsAscii(text[word.begin])) return false;
  const char32_t first = DecodeUtf8(text, word.begin).value;
  return RoleInWord(first) == WordRole::kUnit;
}

bool IsAllDigits(absl::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), IsDigit);
}

bool IsOneLetter(absl::string_view word) {
  return word.size() == 1 && absl::ascii_isalpha(word[0]);
}

// Whether exactly `between` stands between two neighbouring words.
bool Joined(absl::string_view text, Word left, Word right,
            absl::string_view between) {
  return text.substr(left.end, right.begin - left.end) == between;
}

// Whether an apostrophe stands before `word`, touching it or (in tokenised
// text) one space away.
bool FollowsApostrophe(absl::string_view text, Word word) {
  absl::string_view before = text.substr(0, word.begin);
  if (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  for (const absl::string_view mark : {"'", "\u2019", "\u00b4", "`"}) {
    if (before.size() > mark.size() &&
        before.substr(before.size() - mark.size()) == mark) {
      // Two in a row are a quotation mark.
      return before[before.size() - mark.size() - 1] != mark[0];
    }
  }
  return false;
}

bool IsEnding(absl::string_view text, Word word) {
  if (word.end - word.begin > 2) return false;  // the longest of kEndings
  for (const absl::string_view ending : kEndings) {
    if (absl::EqualsIgnoreCase(WordText(text, word), ending)) {
      return FollowsApostrophe(text, word);
    }
  }
  return false;
}

// How many words from `words[i]` make one token.
size_t TokenLength(absl::string_view text, const std::vector<Word>& words,
                   size_t i) {
  const auto word = [&](size_t at) { return WordText(text, words[at]); };
  size_t count = 1;
  if (IsOneLetter(word(i))) {
    while (i + count < words.size() && IsOneLetter(word(i + count)) &&
           Joined(text, words[i + count - 1], words[i + count], ".")) {
      ++count;
    }
  } else if (IsDigit(word(i)[0])) {
    while (i + count < words.size() && IsAllDigits(word(i + count - 1)) &&
           IsDigit(word(i + count)[0]) &&
           (Joined(text, words[i + count - 1], words[i + count], ",") ||
            Joined(text, words[i + count - 1], words[i + count], "."))) {
      ++count;
    }
  }
  if (count > 1) return count;
  if (IsUnit(text, words[i]) && i + 1 < words.size() &&
      IsUnit(text, words[i + 1]) && Joined(text, words[i], words[i + 1], "")) {
    return 2;
  }
  return 1;
}

// Whether the characters of `word` (digits, separators) are thousands:
// groups of three digits after the first, by commas or by dots.
bool HasThousands(absl::string_view number, char separator) {
  const size_t first = number.find(separator);
  if (first == absl::string_view::npos || first == 0 || first > 3) return false;
  for (size_t at = first; at < number.size(); at += 4) {
    if (number[at] != separator || at + 4 > number.size()) return false;
    if (!IsAllDigits(number.substr(at + 1, 3))) return false;
  }
  return true;
}

std::string Without(absl::string_view text, char dropped) {
  std::string kept(text);
  kept.erase(std::remove(kept.begin(), kept.end(), dropped), kept.end());
  return kept;
}

enum class Case { kNone, kLower, kUpper };

Case CaseOf(char32_t c) {
  if (c < 0x80) {
    const auto ascii = static_cast<unsigned char>(c);
    return absl::ascii_islower(ascii)   ? Case::kLower
           : absl::ascii_isupper(ascii) ? Case::kUpper
                                        : Case::kNone;
  }
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return Case::kUpper;
    case UTF8PROC_CATEGORY_LL:
      return Case::kLower;
    default:
      return Case::kNone;
  }
}

Token::Shape ShapeOf(absl::string_view word) {
  const char32_t first = DecodeUtf8(word, 0).value;
  if (utf8proc_category(first) == UTF8PROC_CATEGORY_ND) return Token::kNumber;
  int upper = 0, lower = 0;
  for (size_t at = 0; at < word.size();) {
    const CodePoint c = DecodeUtf8(word, at);
    upper += CaseOf(c.value) == Case::kUpper;
    lower += CaseOf(c.value) == Case::kLower;
    at += c.bytes;
  }
  if (upper == 0) return lower == 0 ? Token::kCaseless : Token::kLower;
  if (lower == 0 && upper > 1) return Token::kUpper;
  const bool capitalised = upper == 1 && CaseOf(first) == Case::kUpper;
  return capitalised ? Token::kCapitalised : Token::kMixed;
}

// Appends the tokens of `sentence`, which begins at `offset` of the text.
void TokenizeSentence(absl::string_view sentence, uint32_t offset,
                      std::vector<Token>* tokens) {
  const std::vector<Word> words = FindWords(sentence);
  bool first = true;
  for (size_t i = 0; i < words.size();) {
    if (IsEnding(sentence, words[i])) {
      ++i;
      continue;
    }
    const size_t length = TokenLength(sentence, words, i);
    const Word span = {words[i].begin, words[i + length - 1].end};
    const absl::string_view word = WordText(sentence, span);
    tokens->push_back({offset + span.begin, offset + span.end, HashToken(word),
                       ShapeOf(word), first});
    first = false;
    const bool pair = length == 2 && IsUnit(sentence, words[i]);
    const bool pair_follows = pair && i + 2 < words.size() &&
                              TokenLength(sentence, words, i + 1) == 2 &&
                              IsUnit(sentence, words[i + 1]);
    i += pair ? (pair_follows ? 1 : 2) : length;
  }
}

}  // namespace

uint64_t HashToken(absl::string_view word) {
  // Most words are short and ASCII letters alone: no string is needed.
  char letters[32];
  if (word.size() <= sizeof(letters) &&
      std::all_of(word.begin(), word.end(), absl::ascii_isalpha)) {
    std::transform(word.begin(), word.end(), letters, absl::ascii_tolower);
    return HashBytes({letters, word.size()});
  }
  std::string folded = FoldText(word);
  if (!folded.empty() && IsDigit(folded[0])) {
    for (const char separator : {',', '.'}) {
      if (HasThousands(folded, separator)) folded = Without(folded, separator);
    }
  } else {
    folded = Without(folded, '.');
  }
  return HashBytes(folded);
}

std::vector<Token> Tokenize(absl::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 6);  // an English word and its space
  for (const absl::string_view sentence : SplitSentences(text)) {
    const auto offset = static_cast<uint32_t>(sentence.data() - text.data());
    TokenizeSentence(sentence, offset, &tokens);
  }
  return tokens;
}

}  // namespace samestory
