#include "cluster/text/separators.h"

#include <bitset>
#include <cstddef>
#include <string>

#include "cluster/text/unicode.h"
#include "cluster/text/words.h"
#include "utf8proc.h"

namespace samestory {
namespace {

constexpr char32_t kTableSize = 0x10000;
using Table = std::bitset<kTableSize>;

// The blocks that hold punctuation and symbols, kana among them.
struct Range {
  char32_t first, last;
};
constexpr Range kRanges[] = {{0x80, 0x30ff}, {0xfe00, 0xffff}};

bool SeparatesOnly(char32_t c) {
  if (RoleInWord(c) != WordRole::kNone || !utf8proc_codepoint_valid(c)) {
    return false;
  }
  utf8proc_uint8_t encoded[4];
  const auto bytes = utf8proc_encode_char(c, encoded);
  const std::string folded = FoldText(
      {reinterpret_cast<const char*>(encoded), static_cast<size_t>(bytes)});
  for (size_t at = 0; at < folded.size();) {
    const CodePoint part = DecodeUtf8(folded, at);
    if (RoleInWord(part.value) != WordRole::kNone) return false;
    at += part.bytes;
  }
  return !folded.empty();
}

const Table* MakeTable() {
  Table* const table = new Table;
  for (const Range& range : kRanges) {
    for (char32_t c = range.first; c <= range.last; ++c) {
      if (SeparatesOnly(c)) table->set(c);
    }
  }
  return table;
}

}  // namespace

bool IsSeparator(char32_t c) {
  static const Table& table = *MakeTable();
  return c < kTableSize && table[c];
}

}  // namespace samestory
