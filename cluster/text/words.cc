#include "cluster/text/words.h"

#include <algorithm>

#include "absl/numeric/bits.h"
#include "cluster/text/byte_marks.h"
#include "cluster/text/unicode.h"
#include "utf8proc.h"

namespace samestory {
namespace {

struct Range {
  char32_t first, last;
};

// The blocks of Unicode 15 for the scripts that write no spaces.
constexpr Range kUnspaced[] = {
    {0x0e00, 0x0eff},    // Thai, Lao
    {0x1000, 0x109f},    // Myanmar
    {0x1780, 0x17ff},    // Khmer
    {0x3005, 0x3007},    // ideographic iteration mark, closing mark, zero
    {0x3021, 0x3029},    // Hangzhou numerals
    {0x3031, 0x303c},    // kana repeat marks and more numerals
    {0x3041, 0x30ff},    // Hiragana, Katakana
    {0x31f0, 0x31ff},    // Katakana, small letters
    {0x3400, 0x4dbf},    // Han, extension A
    {0x4e00, 0x9fff},    // Han
    {0xa9e0, 0xa9ff},    // Myanmar, extended B
    {0xaa60, 0xaa7f},    // Myanmar, extended A
    {0xf900, 0xfaff},    // Han, compatibility
    {0xff66, 0xff9d},    // Katakana, half width
    {0x1b000, 0x1b16f},  // kana supplements
    {0x20000, 0x3ffff},  // Han, further extensions
};

bool IsAscii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

}  // namespace

bool IsUnspacedScript(char32_t code_point) {
  if (code_point < kUnspaced[0].first) return false;
  for (const Range& range : kUnspaced) {
    if (code_point <= range.last) return code_point >= range.first;
  }
  return false;
}

WordRole RoleInWord(char32_t code_point) {
  if (code_point == '_') return WordRole::kPart;
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
      return IsUnspacedScript(code_point) ? WordRole::kUnit : WordRole::kPart;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NO:
      return WordRole::kPart;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
      return WordRole::kContinues;
    default:
      return WordRole::kNone;
  }
}

bool WordScanner::NextInBlock(Word* word) {
  if (position_ - block_.begin >= 64) return false;
  const uint64_t hits =
      (block_.parts | block_.other) >> (position_ - block_.begin);
  if (hits == 0) return false;
  const size_t begin = position_ + absl::countr_zero(hits);
  // Zeros come in from above, so a run that leaves the block ends nowhere.
  const uint64_t stops = ~block_.parts >> (begin - block_.begin);
  if (stops == 0 || (stops & 1) != 0) return false;
  const int length = absl::countr_zero(stops);
  const size_t end = begin + length;
  if ((block_.other >> (end - block_.begin) & 1) != 0) return false;
  position_ = end;
  *word = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  return true;
}

bool WordScanner::Next(Word* word) {
  if (NextInBlock(word)) return true;
  while (true) {
    const size_t begin = Find(true, position_);
    if (begin >= text_.size()) return false;
    if (IsAscii(text_[begin])) {
      position_ = PartsEnd(begin + 1);
    } else {
      const CodePoint c = DecodeUtf8(text_, begin);
      position_ = begin + c.bytes;
      const WordRole role = RoleInWord(c.value);
      if (role == WordRole::kPart) {
        position_ = PartsEnd(position_);
      } else if (role == WordRole::kUnit) {
        position_ = ContinuationEnd(position_);
      } else {
        continue;
      }
    }
    *word = {static_cast<uint32_t>(begin), static_cast<uint32_t>(position_)};
    return true;
  }
}

size_t WordScanner::PartsEnd(size_t position) {
  while (true) {
    position = Find(false, position);
    if (position >= text_.size() || IsAscii(text_[position])) return position;
    const CodePoint c = DecodeUtf8(text_, position);
    const WordRole role = RoleInWord(c.value);
    if (role != WordRole::kPart && role != WordRole::kContinues) {
      return position;
    }
    position += c.bytes;
  }
}

void WordScanner::LoadBlock(size_t position) {
  const ByteMarks marks = MarkBlock(text_.substr(position));
  block_ = {position, marks.words, marks.others};
}

size_t WordScanner::Find(bool wanted, size_t position) {
  while (position < text_.size()) {
    if (position < block_.begin || position >= block_.begin + 64) {
      LoadBlock(position);
    }
    const uint64_t hits =
        ((wanted ? block_.parts : ~block_.parts) | block_.other) >>
        (position - block_.begin);
    if (hits != 0) {
      const int skipped = absl::countr_zero(hits);
      return std::min(position + skipped, text_.size());
    }
    position = block_.begin + 64;
  }
  return text_.size();
}

size_t WordScanner::ContinuationEnd(size_t position) const {
  while (position < text_.size() && !IsAscii(text_[position])) {
    const CodePoint c = DecodeUtf8(text_, position);
    if (RoleInWord(c.value) != WordRole::kContinues) break;
    position += c.bytes;
  }
  return position;
}

std::vector<Word> FindWords(absl::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 6);  // an English word and its space
  WordScanner scanner(text);
  for (Word word; scanner.Next(&word);) words.push_back(word);
  return words;
}

}  // namespace samestory
