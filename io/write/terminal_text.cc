#include "io/write/terminal_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "cluster/text/unicode.h"
#include "utf8proc.h"

namespace samestory {
namespace {

constexpr absl::string_view kEllipsis = "…";

// Combining marks past this many in one place are noise that grows a line
// over its neighbours.
constexpr int kMaxMarks = 4;

bool IsControl(char32_t c) { return c < 0x20 || (c >= 0x7f && c < 0xa0); }

// Marks and overrides of direction (UAX #9), and the byte order mark.
bool IsDirectionControl(char32_t c) {
  return c == 0x061c || c == 0x200e || c == 0x200f || c == 0xfeff ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

bool IsLineEnd(char32_t c) {
  return c == '\n' || c == '\r' || c == '\t' || c == 0x0b || c == 0x0c ||
         c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool IsMark(char32_t c) {
  const utf8proc_category_t category = utf8proc_category(c);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

// Bytes of the longest prefix that fits.
size_t PrefixWithin(absl::string_view text, int width) {
  size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = DecodeUtf8(text, at);
    width -= utf8proc_charwidth(point.value);
    if (width < 0) break;
    at += point.bytes;
  }
  return at;
}

}  // namespace

std::string ForTerminal(absl::string_view text) {
  std::string safe;
  int marks = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = DecodeUtf8(text, at);
    const absl::string_view bytes = text.substr(at, point.bytes);
    at += point.bytes;
    marks = point.value >= 0x300 && IsMark(point.value) ? marks + 1 : 0;
    if (IsLineEnd(point.value)) {
      safe.push_back(' ');
    } else if (point.value == kReplacementCharacter) {
      safe.append("\xef\xbf\xbd");
    } else if (!IsControl(point.value) && !IsDirectionControl(point.value) &&
               marks <= kMaxMarks) {
      absl::StrAppend(&safe, bytes);
    }
  }
  return safe;
}

int DisplayWidth(absl::string_view text) {
  int width = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = DecodeUtf8(text, at);
    width += utf8proc_charwidth(point.value);
    at += point.bytes;
  }
  return width;
}

std::string CutToWidth(absl::string_view text, int width) {
  if (PrefixWithin(text, width) == text.size()) return std::string(text);
  return absl::StrCat(text.substr(0, PrefixWithin(text, width - 1)), kEllipsis);
}

std::string PadToWidth(absl::string_view text, int width) {
  std::string padded = CutToWidth(text, width);
  padded.append(std::max(0, width - DisplayWidth(padded)), ' ');
  return padded;
}

}  // namespace samestory
