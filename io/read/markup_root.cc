#include "io/read/markup_root.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "cluster/text/unicode.h"

namespace samestory {
namespace {

absl::string_view Behind(absl::string_view text, absl::string_view end) {
  const size_t at = text.find(end);
  return at == absl::string_view::npos ? "" : text.substr(at + end.size());
}

// Behind a DOCTYPE; brackets hold its declarations, quotes may hold any of
// these.
absl::string_view SkipDoctype(absl::string_view text) {
  char quote = 0;
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      ++depth;
    } else if (c == ']') {
      --depth;
    } else if (c == '>' && depth <= 0) {
      return text.substr(i + 1);
    }
  }
  return "";
}

}  // namespace

absl::string_view SkipSpaceAndComments(absl::string_view text) {
  absl::ConsumePrefix(&text, kByteOrderMark);
  while (true) {
    text = absl::StripLeadingAsciiWhitespace(text);
    if (!absl::StartsWith(text, "<!--")) return text;
    text = Behind(text, "-->");
  }
}

std::string MarkupRoot(absl::string_view start) {
  absl::string_view text = SkipSpaceAndComments(start);
  while (true) {
    if (absl::StartsWith(text, "<?")) {
      text = Behind(text, "?>");
    } else if (absl::StartsWithIgnoreCase(text, "<!doctype")) {
      text = SkipDoctype(text);
    } else {
      break;
    }
    text = SkipSpaceAndComments(text);
  }
  if (!absl::StartsWith(text, "<")) return "";
  const size_t end = text.find_first_of(" \t\r\n/>", 1);
  if (end == absl::string_view::npos) return "";
  absl::string_view name = text.substr(1, end - 1);
  return absl::AsciiStrToLower(name.substr(name.rfind(':') + 1));
}

}  // namespace samestory
