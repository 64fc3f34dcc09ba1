#include "cluster/text/words.h"

#include <array>

#include "cluster/text/unicode.h"
#include "utf8proc.h"

namespace samestory {
namespace {

// By ASCII byte: 1 for [0-9A-Za-z_]; 0 for the rest, non-ASCII included.
constexpr std::array<unsigned char, 256> MakeWordBytes() {
  std::array<unsigned char, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[c] = 1;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] = 1;
  for (int c = 'a'; c <= 'z'; ++c) table[c] = 1;
  table['_'] = 1;
  return table;
}
constexpr std::array<unsigned char, 256> kWordBytes = MakeWordBytes();

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

bool IsWordByte(char byte) {
  return kWordBytes[static_cast<unsigned char>(byte)] != 0;
}

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
  if (code_point < 0x80) {
    return kWordBytes[code_point] != 0 ? WordRole::kPart : WordRole::kNone;
  }
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

bool WordScanner::Next(Word* word) {
  while (position_ < text_.size()) {
    const size_t begin = position_;
    if (IsAscii(text_[begin])) {
      if (!IsWordByte(text_[begin])) {
        ++position_;
        continue;
      }
      position_ = PartsEnd(begin + 1);
    } else {
      const CodePoint c = DecodeUtf8(text_, begin);
      position_ += c.bytes;
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
  return false;
}

size_t WordScanner::PartsEnd(size_t position) const {
  while (position < text_.size()) {
    if (IsWordByte(text_[position])) {
      ++position;
      continue;
    }
    if (IsAscii(text_[position])) break;
    const CodePoint c = DecodeUtf8(text_, position);
    const WordRole role = RoleInWord(c.value);
    if (role != WordRole::kPart && role != WordRole::kContinues) break;
    position += c.bytes;
  }
  return position;
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
