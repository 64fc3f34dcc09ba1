// Other encodings: any bytes under each of their names, and under the one
// that is their first line, whole and in pieces; and as a page whose encoding
// is not told. What comes out is UTF-8.

#include <algorithm>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "cluster/text/unicode.h"
#include "io/read/charset.h"
#include "io/read/page_charset.h"
#include "tests/fuzz/require.h"

namespace samestory {
namespace {

// Of each kind one: one byte a character, two, up to four, with escapes.
constexpr const char* kLabels[] = {
    "windows-1252", "koi8-r", "shift_jis", "euc-jp",      "euc-kr",  "big5",
    "gb18030",      "utf-8",  "utf-16le",  "iso-2022-jp", "utf-32be"};

std::string DecodeInPieces(absl::string_view label, absl::string_view bytes,
                           size_t piece) {
  const auto decoder = CharsetDecoder::Create(label);
  if (!decoder.ok()) return "";
  std::string text;
  for (size_t at = 0; at < bytes.size(); at += piece) {
    (*decoder)->Decode(bytes.substr(at, piece), false, &text);
  }
  (*decoder)->Decode("", true, &text);
  return text;
}

void CheckLabel(absl::string_view label, absl::string_view bytes) {
  const std::string whole = DecodeInPieces(label, bytes, bytes.size() + 1);
  Require(IsValidUtf8(whole), "decoded bytes are UTF-8");
  Require(DecodeInPieces(label, bytes, 1 + bytes.size() % 5) == whole,
          "decoded alike in pieces");
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace samestory;  // NOLINT: the target itself has no namespace
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* label : kLabels) CheckLabel(label, bytes);
  const size_t feed = bytes.find('\n');
  if (feed != absl::string_view::npos) {
    CheckLabel(bytes.substr(0, feed), bytes.substr(feed + 1));
  }
  Require(IsValidUtf8(PageToUtf8(bytes, "")), "pages become UTF-8");
  return 0;
}
