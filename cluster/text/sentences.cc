#include "cluster/text/sentences.h"

#include <algorithm>
#include <cstdint>

#include "absl/numeric/bits.h"
#include "absl/strings/ascii.h"
#include "cluster/text/abbreviations.h"
#include "cluster/text/unicode.h"
#include "utf8proc.h"

namespace samestory {
namespace {

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// ASCII, and neither white space nor a control character.
bool IsGraphic(char c) { return c > ' ' && c < 0x7f; }

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
    if (IsGraphic(text[position])) break;
    const CodePoint c = Decode(text, position);
    if (!IsSpace(c.value)) break;
    position += c.bytes;
  }
  return position;
}

// Whether the stop at `stop` is a full stop with one space and a capital after
// it: nearly all that end a sentence are.
bool IsPlainEnd(absl::string_view line, size_t stop) {
  return line.size() - stop > 2 && line[stop] == '.' && line[stop + 1] == ' ' &&
         line[stop + 2] >= 'A' && line[stop + 2] <= 'Z';
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
  while (!text.empty() && !IsGraphic(text.back())) {
    const CodePoint c = DecodeUtf8Before(text, text.size());
    if (!IsSpace(c.value)) break;
    text.remove_suffix(c.bytes);
  }
  return text;
}

LineReader::LineReader(absl::string_view text)
    : text_(text), own_marks_(MarksOf(text)), marks_(own_marks_) {}

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
  *sentence = line_.substr(0, end);  // begins and ends with what is no space
  line_ = line_.substr(SkipSpace(line_, end));
  return true;
}

// The end of the first sentence of `line`, a part of text_.
size_t LineReader::SentenceEnd(absl::string_view line) const {
  const size_t begin = line.data() - text_.data();
  size_t at = 0;
  while (true) {
    at = FindStop(begin + at, begin + line.size()) - begin;
    if (at == line.size()) return at;
    const size_t stop = at;
    if (IsPlainEnd(line, stop)) {
      ++at;
      if (IsAbbreviation(line, stop, stop + 2)) continue;
      return at;
    }
    const CodePoint c = Decode(line, at);
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
    const CodePoint c = DecodeUtf8Before(line, line.size());
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
