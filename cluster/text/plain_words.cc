#include "cluster/text/plain_words.h"

#include <cstddef>

#include "absl/numeric/bits.h"
#include "absl/strings/ascii.h"
#include "cluster/text/byte_marks.h"
#include "cluster/text/separators.h"
#include "cluster/text/unicode.h"

namespace samestory {
namespace {

// The first position from `from` that is no separator, ASCII or not.
size_t SkipSeparators(absl::string_view text, size_t from) {
  while (from < text.size()) {
    const CodePoint c = DecodeUtf8(text, from);
    const bool is_part =
        c.value < 0x80
            ? absl::ascii_isalnum(static_cast<unsigned char>(c.value)) ||
                  c.value == '_'
            : !IsSeparator(c.value);
    if (is_part) break;
    from += c.bytes;
  }
  return from;
}

// The end of the run of ASCII parts of a word from `from`.
size_t AsciiRunEnd(absl::string_view text, size_t from) {
  while (from < text.size()) {
    const uint64_t ends = ~MarkBlock(text.substr(from)).words;
    if (ends != 0) return from + absl::countr_zero(ends);
    from += kMarkedBytes;
  }
  return text.size();
}

}  // namespace

absl::optional<absl::string_view> FirstPlainWord(absl::string_view text) {
  const size_t begin = SkipSeparators(text, 0);
  const size_t end = AsciiRunEnd(text, begin);
  if (end < text.size()) {
    const CodePoint next = DecodeUtf8(text, end);
    if (next.value >= 0x80 && !IsSeparator(next.value)) return absl::nullopt;
  }
  return text.substr(begin, end - begin);
}

}  // namespace samestory
