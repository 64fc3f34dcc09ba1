#include "cluster/text/sentences.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "absl/numeric/bits.h"
#include "absl/strings/ascii.h"
#include "cluster/text/unicode.h"
#include "utf8proc.h"

namespace samestory {
namespace {

// After these a full stop never ends a sentence. Sorted.
constexpr absl::string_view kNeverFinal[] = {
    "adm",    "apr",  "atty", "aug", "ave",  "brig", "capt", "cmdr",
    "col",    "cpl",  "dec",  "dr",  "feb",  "fr",   "ft",   "gen",
    "gov",    "hon",  "jan",  "jul", "jun",  "lt",   "maj",  "mar",
    "messrs", "mr",   "mrs",  "ms",  "mt",   "nov",  "oct",  "pfc",
    "pres",   "prof", "pvt",  "rep", "reps", "rev",  "sec",  "sen",
    "sens",   "sep",  "sept", "sgt", "spc",  "st",   "supt", "vs"};

// After these only when a usual opener follows. Sorted.
constexpr absl::string_view kSeldomFinal[] = {
    "approx", "ariz", "calif", "co",   "colo", "conn", "corp", "dept", "dist",
    "est",    "etc",  "fig",   "fla",  "ill",  "inc",  "jr",   "kan",  "llc",
    "ltd",    "mass", "mich",  "minn", "miss", "no",   "okla", "ore",  "p",
    "pa",     "pp",   "sr",    "tenn", "tex",  "va",   "vol",  "wash", "wis"};

// Words that begin a sentence far more often than a name. Sorted.
constexpr absl::string_view kOpeners[] = {
    "a",    "after", "all",  "although", "an",    "and",   "as",   "at",
    "but",  "by",    "for",  "he",       "her",   "his",   "how",  "i",
    "if",   "in",    "it",   "its",      "last",  "many",  "most", "my",
    "no",   "on",    "our",  "she",      "since", "so",    "some", "that",
    "the",  "their", "then", "there",    "these", "they",  "this", "those",
    "to",   "under", "we",   "what",     "when",  "while", "who",  "why",
    "with", "yet",   "you"};

// No listed word is longer.
constexpr size_t kLongestListed = 8;

// Up to kLongestListed letters as one number that orders as they do.
constexpr uint64_t PackWord(absl::string_view word) {
  uint64_t packed = 0;
  for (size_t i = 0; i < kLongestListed; ++i) {
    packed = packed << 8 | (i < word.size() ? word[i] : 0);
  }
  return packed;
}

// A sorted list of words, looked up in any case.
template <size_t kCount>
class WordList {
 public:
  constexpr explicit WordList(const absl::string_view (&words)[kCount])
      : packed_() {
    for (size_t i = 0; i < kCount; ++i) packed_[i] = PackWord(words[i]);
  }

  constexpr bool IsSorted() const {
    for (size_t i = 1; i < kCount; ++i) {
      if (packed_[i - 1] >= packed_[i]) return false;
    }
    return true;
  }

  // `word` is of ASCII letters and dots.
  bool Has(absl::string_view word) const {
    if (word.size() > kLongestListed) return false;
    char lower[kLongestListed] = {};
    std::transform(word.begin(), word.end(), lower, absl::ascii_tolower);
    return std::binary_search(std::begin(packed_), std::end(packed_),
                              PackWord({lower, word.size()}));
  }

 private:
  uint64_t packed_[kCount];
};

constexpr WordList NeverFinal(kNeverFinal);
constexpr WordList SeldomFinal(kSeldomFinal);
constexpr WordList Openers(kOpeners);
static_assert(NeverFinal.IsSorted(), "binary search needs order");
static_assert(SeldomFinal.IsSorted(), "binary search needs order");
static_assert(Openers.IsSorted(), "binary search needs order");

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// DecodeUtf8, at once for ASCII.
CodePoint Decode(absl::string_view text, size_t position) {
  const char c = text[position];
  if (IsAscii(c)) return {static_cast<char32_t>(c), 1};
  return DecodeUtf8(text, position);
}

bool IsSpace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200b) || c == 0x2028 ||
         c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000 ||
         c == 0xfeff;
}

// The code point that ends before `position` > 0.
CodePoint DecodeBefore(absl::string_view text, size_t position) {
  size_t begin = position - 1;
  if (IsAscii(text[begin])) return {static_cast<char32_t>(text[begin]), 1};
  while (begin > 0 && position - begin < 4 &&
         (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80) {
    --begin;
  }
  const CodePoint c = DecodeUtf8(text, begin);
  if (begin + c.bytes == position) return c;
  return {kReplacementCharacter, 1};
}

bool IsStop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

// Full stops of scripts that put no space after them.
bool IsWideStop(char32_t c) {
  return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff61;
}

// Closes a quotation or bracket whatever stands before it.
bool IsCloser(char32_t c) {
  return c == ')' || c == ']' || c == 0x201d || c == 0x2019 || c == 0xbb ||
         c == 0x300d || c == 0x300f;
}

// Closes only when it touches the stop: else it may open the next sentence.
bool IsCloserWhenAttached(char32_t c) { return c == '"' || c == '\''; }

bool MayOpenSentence(char32_t c) {
  if (c < 0x80) {
    return absl::ascii_isupper(static_cast<unsigned char>(c)) ||
           absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '(' ||
           c == '[' || c == '{' || c == '"' || c == '\'' || c == '`' ||
           c == '$';
  }
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PS:
      return true;
    default:
      return c == 0xa3 || c == 0x20ac || c == 0x2022 || c == 0xbf || c == 0xa1;
  }
}

size_t SkipSpace(absl::string_view text, size_t position) {
  while (position < text.size()) {
    const CodePoint c = Decode(text, position);
    if (!IsSpace(c.value)) break;
    position += c.bytes;
  }
  return position;
}

// The word of ASCII letters and dots that ends before `end`; white space
// between (as in tokenised text) is passed over.
absl::string_view WordBefore(absl::string_view line, size_t end) {
  while (end > 0 && line[end - 1] == ' ') --end;
  size_t begin = end;
  while (begin > 0 &&
         (absl::ascii_isalpha(line[begin - 1]) || line[begin - 1] == '.')) {
    --begin;
  }
  // Part of a longer word of other letters: no abbreviation of ours.
  if (begin > 0 && !IsAscii(line[begin - 1]) &&
      utf8proc_islower(DecodeBefore(line, begin).value)) {
    return "";
  }
  return line.substr(begin, end - begin);
}

// The ASCII word at or after `begin`.
absl::string_view WordAfter(absl::string_view line, size_t begin) {
  while (begin < line.size() && !absl::ascii_isalnum(line[begin]) &&
         IsAscii(line[begin])) {
    ++begin;
  }
  size_t end = begin;
  while (end < line.size() && absl::ascii_isalpha(line[end])) ++end;
  return line.substr(begin, end - begin);
}

// Whether the full stop at `stop` belongs to an abbreviation, the next
// sentence being about to open at `next`.
bool IsAbbreviation(absl::string_view line, size_t stop, size_t next) {
  const absl::string_view word = WordBefore(line, stop);
  if (word.empty()) return false;
  if (NeverFinal.Has(word)) return true;
  const bool initial = word.size() == 1 && word != "i" && word != "I";
  const bool dotted = word.size() > 1 && word[word.size() - 2] == '.';
  if (!initial && !dotted && !SeldomFinal.Has(word)) return false;
  return !Openers.Has(WordAfter(line, next));
}

// The end of the sentence's closing quotes and brackets from `position`.
size_t SkipClosers(absl::string_view line, size_t position) {
  bool attached = true;
  while (position < line.size()) {
    const size_t at = SkipSpace(line, position);
    if (at == line.size()) break;
    if (at != position) attached = false;
    const CodePoint c = Decode(line, at);
    if (c.value == '\'' && line.substr(at, 2) == "''") {
      position = at + 2;
    } else if (IsCloser(c.value) || IsStop(c.value) ||
               (attached && IsCloserWhenAttached(c.value))) {
      position = at + c.bytes;
    } else {
      break;
    }
  }
  return position;
}

// The bytes of the line break at `position`; 0 if there is none.
size_t BreakAt(absl::string_view text, size_t position) {
  const auto byte = static_cast<unsigned char>(text[position]);
  if (byte == '\n' || byte == '\r') return 1;
  if (byte != 0xe2) return 0;
  const absl::string_view three = text.substr(position, 3);
  return three == "\u2028" || three == "\u2029" ? 3 : 0;
}

// The first position from `from` on whose bit is set, or `end`.
template <typename Bits>
size_t FindBit(size_t from, size_t end, Bits bits_of_block) {
  while (from < end) {
    const uint64_t bits =
        bits_of_block(from / kMarkedBytes) >> (from % kMarkedBytes);
    if (bits != 0) return std::min(from + absl::countr_zero(bits), end);
    from = (from / kMarkedBytes + 1) * kMarkedBytes;
  }
  return end;
}

}  // namespace

absl::string_view TrimSpace(absl::string_view text) {
  text.remove_prefix(SkipSpace(text, 0));
  while (!text.empty()) {
    const CodePoint c = DecodeBefore(text, text.size());
    if (!IsSpace(c.value)) break;
    text.remove_suffix(c.bytes);
  }
  return text;
}

LineReader::LineReader(absl::string_view text)
    : text_(text), marks_((text.size() + kMarkedBytes - 1) / kMarkedBytes) {
  MarkBytes(text, marks_.data());
}

size_t LineReader::FindBreak(size_t from) const {
  return FindBit(from, text_.size(),
                 [&](size_t block) { return marks_[block].breaks; });
}

size_t LineReader::FindStop(size_t from, size_t end) const {
  return FindBit(from, end, [&](size_t block) { return marks_[block].stops; });
}

bool LineReader::NextLine(absl::string_view* line) {
  while (next_line_ < text_.size()) {
    const size_t begin = next_line_;
    size_t end = begin;
    size_t width = 0;
    while ((end = FindBreak(end)) < text_.size() &&
           (width = BreakAt(text_, end)) == 0) {
      ++end;
    }
    next_line_ = end + width;
    line_ = TrimSpace(text_.substr(begin, end - begin));
    *line = line_;
    if (!line_.empty()) return true;
  }
  return false;
}

bool LineReader::NextSentence(absl::string_view* sentence) {
  if (line_.empty()) return false;
  const size_t end = SentenceEnd(line_);
  *sentence = TrimSpace(line_.substr(0, end));
  line_ = TrimSpace(line_.substr(end));
  return true;
}

// The end of the first sentence of `line`, a part of text_.
size_t LineReader::SentenceEnd(absl::string_view line) const {
  const size_t begin = line.data() - text_.data();
  size_t at = 0;
  while (true) {
    at = FindStop(begin + at, begin + line.size()) - begin;
    if (at == line.size()) return at;
    const CodePoint c = Decode(line, at);
    const size_t stop = at;
    at += c.bytes;
    if (!IsStop(c.value) && !IsWideStop(c.value)) continue;
    const size_t end = SkipClosers(line, at);
    const size_t next = SkipSpace(line, end);
    if (next == line.size()) return next;
    if (IsWideStop(c.value)) return end;
    at = std::max(at, end);
    if (next == end) continue;
    if (!MayOpenSentence(Decode(line, next).value)) continue;
    if (c.value == '.' && IsAbbreviation(line, stop, next)) continue;
    return end;
  }
}

std::vector<absl::string_view> SplitLines(absl::string_view text) {
  std::vector<absl::string_view> lines;
  LineReader reader(text);
  for (absl::string_view line; reader.NextLine(&line);) lines.push_back(line);
  return lines;
}

std::vector<absl::string_view> SplitSentences(absl::string_view text) {
  std::vector<absl::string_view> sentences;
  LineReader reader(text);
  for (absl::string_view line; reader.NextLine(&line);) {
    for (absl::string_view sentence; reader.NextSentence(&sentence);) {
      sentences.push_back(sentence);
    }
  }
  return sentences;
}

char32_t FinalStop(absl::string_view line) {
  line = TrimSpace(line);
  while (!line.empty()) {
    const CodePoint c = DecodeBefore(line, line.size());
    if (IsStop(c.value) || IsWideStop(c.value)) return c.value;
    if (!IsCloser(c.value) && !IsCloserWhenAttached(c.value) &&
        !IsSpace(c.value)) {
      return 0;
    }
    line.remove_suffix(c.bytes);
  }
  return 0;
}

}  // namespace samestory
