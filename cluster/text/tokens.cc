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

constexpr absl::string_view kApostrophes[] = {"'", "\u2019", "\u00b4", "`"};

// What English writes after an apostrophe.
constexpr absl::string_view kEndings[] = {"s", "t", "re", "ve", "ll", "d", "m"};
constexpr size_t kLongestEnding = 2;

// A text's bits have a block more than its bytes need, so that the bits of a
// word can be read from two.
constexpr size_t kSpareBlocks = 1;

// The lowest `count` bits; count is 1 to 64.
uint64_t LowBits(size_t count) { return ~uint64_t{0} >> (64 - count); }

// The 64 bits from `begin` on.
uint64_t BitsFrom(const std::vector<uint64_t>& bits, size_t begin) {
  const size_t block = begin / kMarkedBytes;
  const size_t shift = begin % kMarkedBytes;
  return bits[block] >> shift | bits[block + 1] << 1 << (63 - shift);
}

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

// Whether an apostrophe ends what stands before a word, touching it or (in
// tokenised text) one space away.
bool EndsInApostrophe(absl::string_view before) {
  if (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  for (const absl::string_view mark : kApostrophes) {
    if (before.size() > mark.size() && before.back() == mark.back() &&
        absl::EndsWith(before, mark)) {
      // Two in a row are a quotation mark.
      return before[before.size() - mark.size() - 1] != mark[0];
    }
  }
  return false;
}

// Whether `word` is an ending, in a sentence that begins at `begin`.
bool IsEnding(absl::string_view text, size_t begin, Word word) {
  if (word.end - word.begin > kLongestEnding ||
      !EndsInApostrophe(text.substr(begin, word.begin - begin))) {
    return false;
  }
  for (const absl::string_view ending : kEndings) {
    if (absl::EqualsIgnoreCase(WordText(text, word), ending)) return true;
  }
  return false;
}

// How many words from `words[i]` make one token.
size_t TokenLength(absl::string_view text, absl::Span<const Word> words,
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

void Tokenizer::Mark() {
  const size_t blocks = MarksFor(text_.size());
  marks_.resize(blocks);
  MarkBytes(text_, marks_.data());
  capitals_.resize(blocks + kSpareBlocks);
  MarkCapitals(text_, capitals_.data());
  others_.resize(blocks + kSpareBlocks);
  for (size_t i = 0; i < blocks; ++i) others_[i] = marks_[i].others;
  if (lower_.size() < text_.size()) lower_.resize(text_.size());
  LowerAscii(text_, lower_.data());
}

absl::Span<const Token> Tokenizer::Read(absl::string_view text) {
  text_ = text;
  Mark();
  FindWords(text, marks_, &words_);
  if (tokens_.size() < words_.size()) tokens_.resize(words_.size());
  count_ = 0;
  LineReader reader(text, marks_);
  Word* word = words_.data();
  Word* const last = word + words_.size();
  for (absl::string_view line; reader.NextLine(&line);) {
    for (absl::string_view sentence; reader.NextSentence(&sentence);) {
      const size_t begin = sentence.data() - text.data();
      const auto end = static_cast<uint32_t>(begin + sentence.size());
      Word* const first = word;
      while (word < last && word->begin < end) ++word;
      // White space of no width at the end of a line goes on with a word, but
      // does not belong to the sentence.
      if (word > first) word[-1].end = std::min(word[-1].end, end);
      ReadSentence(begin, {first, static_cast<size_t>(word - first)});
    }
  }
  return {tokens_.data(), count_};
}

// Field by field, in place: a copy would wait until all of them are stored.
void Tokenizer::Append(uint32_t begin, uint32_t end, uint64_t hash,
                       Token::Shape shape, bool starts_sentence) {
  Token& token = tokens_[count_++];
  token.begin = begin;
  token.end = end;
  token.hash = hash;
  token.shape = shape;
  token.starts_sentence = starts_sentence;
}

// Appends `word` if it is a token by itself, of ASCII, which a letter or a
// digit begins: nearly all are.
bool Tokenizer::AppendPlain(Word word, bool starts_sentence) {
  const char first = text_[word.begin];
  const size_t size = word.end - word.begin;
  if (!absl::ascii_isalnum(first) || size > kMarkedBytes) return false;
  const uint64_t all = LowBits(size);
  if ((BitsFrom(others_, word.begin) & all) != 0) return false;
  const bool is_number = IsDigit(first);
  if ((size == 1 || is_number) && word.end < text_.size() &&
      (text_[word.end] == '.' || text_[word.end] == ',')) {
    return false;  // may be joined with the next one
  }
  const uint64_t capitals = BitsFrom(capitals_, word.begin) & all;
  // Without a jump for what cannot be foreseen, whether there is a capital.
  Token::Shape shape = capitals == 0 ? Token::kLower : Token::kCapitalised;
  if (is_number) {
    shape = Token::kNumber;
  } else if (capitals > 1) {
    shape = capitals == all ? Token::kUpper : ShapeOf(WordText(text_, word));
  }
  Append(word.begin, word.end, HashBytes({lower_.data() + word.begin, size}),
         shape, starts_sentence);
  return true;
}

// Appends the tokens of the sentence that begins at `begin`.
void Tokenizer::ReadSentence(size_t begin, absl::Span<const Word> words) {
  const size_t first = count_;
  for (size_t i = 0; i < words.size();) {
    const Word word = words[i];
    if (IsEnding(text_, begin, word)) {
      ++i;
      continue;
    }
    if (AppendPlain(word, count_ == first)) {
      ++i;
      continue;
    }
    const size_t length = TokenLength(text_, words, i);
    const Word span = {word.begin, words[i + length - 1].end};
    const absl::string_view text = WordText(text_, span);
    Append(span.begin, span.end, HashToken(text), ShapeOf(text),
           count_ == first);
    const bool pair = length == 2 && IsUnit(text_, word);
    const bool pair_follows = pair && i + 2 < words.size() &&
                              TokenLength(text_, words, i + 1) == 2 &&
                              IsUnit(text_, words[i + 1]);
    i += pair ? (pair_follows ? 1 : 2) : length;
  }
}

std::vector<Token> Tokenize(absl::string_view text) {
  Tokenizer tokenizer;
  const absl::Span<const Token> tokens = tokenizer.Read(text);
  return {tokens.begin(), tokens.end()};
}

}  // namespace samestory
