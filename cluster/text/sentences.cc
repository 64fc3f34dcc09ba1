#include "cluster/text/sentences.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

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

template <size_t kCount>
constexpr bool IsSorted(const absl::string_view (&words)[kCount]) {
  for (size_t i = 1; i < kCount; ++i) {
    if (words[i - 1] >= words[i]) return false;
  }
  return true;
}
static_assert(IsSorted(kNeverFinal), "binary search needs order");
static_assert(IsSorted(kSeldomFinal), "binary search needs order");
static_assert(IsSorted(kOpeners), "binary search needs order");

template <size_t kCount>
bool Contains(const absl::string_view (&sorted)[kCount],
              absl::string_view word) {
  return std::binary_search(std::begin(sorted), std::end(sorted), word);
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
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PS:
      return true;
    default:
      return c == '"' || c == '\'' || c == '`' || c == '$' || c == 0xa3 ||
             c == 0x20ac || c == 0x2022 || c == 0xbf || c == 0xa1;
  }
}

size_t SkipSpace(absl::string_view text, size_t position) {
  while (position < text.size()) {
    const CodePoint c = DecodeUtf8(text, position);
    if (!IsSpace(c.value)) break;
    position += c.bytes;
  }
  return position;
}

// The word of ASCII letters and dots that ends before `end`, lower-cased;
// white space between (as in tokenised text) is passed over.
std::string WordBefore(absl::string_view line, size_t end) {
  while (end > 0 && line[end - 1] == ' ') --end;
  size_t begin = end;
  while (begin > 0 &&
         (absl::ascii_isalpha(line[begin - 1]) || line[begin - 1] == '.')) {
    --begin;
  }
  // Part of a longer word of other letters: no abbreviation of ours.
  if (begin > 0 && static_cast<unsigned char>(line[begin - 1]) >= 0x80 &&
      utf8proc_islower(DecodeBefore(line, begin).value)) {
    return "";
  }
  return absl::AsciiStrToLower(line.substr(begin, end - begin));
}

// The ASCII word at or after `begin`, lower-cased.
std::string WordAfter(absl::string_view line, size_t begin) {
  while (begin < line.size() && !absl::ascii_isalnum(line[begin]) &&
         static_cast<unsigned char>(line[begin]) < 0x80) {
    ++begin;
  }
  size_t end = begin;
  while (end < line.size() && absl::ascii_isalpha(line[end])) ++end;
  return absl::AsciiStrToLower(line.substr(begin, end - begin));
}

// Whether the full stop at `stop` belongs to an abbreviation, the next
// sentence being about to open at `next`.
bool IsAbbreviation(absl::string_view line, size_t stop, size_t next) {
  const std::string word = WordBefore(line, stop);
  if (word.empty()) return false;
  if (Contains(kNeverFinal, word)) return true;
  const bool initial = word.size() == 1 && word != "i";
  const bool dotted = word.size() > 1 && word[word.size() - 2] == '.';
  if (!initial && !dotted && !Contains(kSeldomFinal, word)) return false;
  return !Contains(kOpeners, WordAfter(line, next));
}

// The end of the sentence's closing quotes and brackets from `position`.
size_t SkipClosers(absl::string_view line, size_t position) {
  bool attached = true;
  while (position < line.size()) {
    const size_t at = SkipSpace(line, position);
    if (at == line.size()) break;
    if (at != position) attached = false;
    const CodePoint c = DecodeUtf8(line, at);
    if (line.substr(at, 2) == "''") {
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

// Whether a stop may begin with `byte`: the ASCII ones, and the first bytes of
// the others.
bool MayBeginStop(unsigned char byte) {
  return byte == '.' || byte == '!' || byte == '?' || byte == 0xe2 ||
         byte == 0xe3 || byte == 0xef;
}

// The end of the first sentence of `line`, which has no line breaks.
size_t SentenceEnd(absl::string_view line) {
  size_t at = 0;
  while (at < line.size()) {
    if (!MayBeginStop(line[at])) {
      ++at;
      continue;
    }
    const CodePoint c = DecodeUtf8(line, at);
    const size_t stop = at;
    at += c.bytes;
    if (!IsStop(c.value) && !IsWideStop(c.value)) continue;
    const size_t end = SkipClosers(line, at);
    const size_t next = SkipSpace(line, end);
    if (next == line.size()) break;
    if (IsWideStop(c.value)) return end;
    at = std::max(at, end);
    if (next == end) continue;
    if (!MayOpenSentence(DecodeUtf8(line, next).value)) continue;
    if (c.value == '.' && IsAbbreviation(line, stop, next)) continue;
    return end;
  }
  return line.size();
}

// The bytes of the line break at `position`; 0 if there is none.
size_t BreakAt(absl::string_view text, size_t position) {
  const auto byte = static_cast<unsigned char>(text[position]);
  if (byte == '\n' || byte == '\r') return 1;
  if (byte != 0xe2) return 0;
  const absl::string_view three = text.substr(position, 3);
  return three == "\u2028" || three == "\u2029" ? 3 : 0;
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

absl::string_view TakeLine(absl::string_view* text) {
  absl::string_view line;
  while (line.empty() && !text->empty()) {
    size_t end = 0;
    size_t width = 0;
    while (end < text->size() && (width = BreakAt(*text, end)) == 0) ++end;
    line = TrimSpace(text->substr(0, end));
    text->remove_prefix(end + width);
  }
  return line;
}

std::vector<absl::string_view> SplitLines(absl::string_view text) {
  std::vector<absl::string_view> lines;
  for (absl::string_view line = TakeLine(&text); !line.empty();
       line = TakeLine(&text)) {
    lines.push_back(line);
  }
  return lines;
}

std::vector<absl::string_view> SplitLine(absl::string_view line) {
  std::vector<absl::string_view> sentences;
  line = TrimSpace(line);
  while (!line.empty()) {
    const size_t end = SentenceEnd(line);
    sentences.push_back(TrimSpace(line.substr(0, end)));
    line = TrimSpace(line.substr(end));
  }
  return sentences;
}

std::vector<absl::string_view> SplitSentences(absl::string_view text) {
  std::vector<absl::string_view> sentences;
  for (absl::string_view line = TakeLine(&text); !line.empty();
       line = TakeLine(&text)) {
    const std::vector<absl::string_view> more = SplitLine(line);
    sentences.insert(sentences.end(), more.begin(), more.end());
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
