#include "io/read/page_charset.h"

#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "cluster/text/unicode.h"
#include "io/read/charset.h"

namespace samestory {
namespace {

// Browsers look at 1 KiB; some systems write their scripts first.
constexpr size_t kDeclarationBytes = 4 << 10;

// What a page is in that does not say.
constexpr absl::string_view kUndeclared = "windows-1252";

// The word behind the first `name` and "=" in `text`, without quotes.
std::string ValueOf(absl::string_view name, absl::string_view text) {
  const std::string lower = absl::AsciiStrToLower(text);
  for (size_t at = lower.find(name.data(), 0, name.size());
       at != std::string::npos;
       at = lower.find(name.data(), at + 1, name.size())) {
    absl::string_view rest = absl::StripLeadingAsciiWhitespace(
        absl::string_view(lower).substr(at + name.size()));
    if (!absl::StartsWith(rest, "=")) continue;
    rest = absl::StripLeadingAsciiWhitespace(rest.substr(1));
    if (!rest.empty() && (rest[0] == '"' || rest[0] == '\'')) {
      rest.remove_prefix(1);
    }
    return std::string(rest.substr(0, rest.find_first_of("\"'>;/ \t\r\n?")));
  }
  return "";
}

std::string DeclaredCharset(absl::string_view page,
                            absl::string_view content_type) {
  std::string charset = ValueOf("charset", content_type);
  const absl::string_view start = page.substr(0, kDeclarationBytes);
  if (charset.empty()) charset = ValueOf("charset", start);
  if (charset.empty() && absl::StartsWith(start, "<?xml")) {
    charset = ValueOf("encoding", start.substr(0, start.find("?>")));
  }
  // What can be searched byte by byte for "charset" is no UTF-16.
  return absl::StartsWith(charset, "utf-16") ? "utf-8" : charset;
}

}  // namespace

std::string PageToUtf8(absl::string_view page, absl::string_view content_type) {
  const std::string declared = DeclaredCharset(page, content_type);
  const bool escapes = absl::StartsWith(declared, "iso-2022");
  if (!escapes && IsValidUtf8(page)) return std::string(page);
  if (declared == "utf-8" || declared == "utf8") return RepairUtf8(page);
  absl::StatusOr<std::unique_ptr<CharsetDecoder>> decoder =
      CharsetDecoder::Create(declared);
  if (!decoder.ok()) decoder = CharsetDecoder::Create(kUndeclared);
  if (!decoder.ok()) return RepairUtf8(page);
  std::string text;
  (*decoder)->Decode(page, true, &text);
  return text;
}

}  // namespace samestory
