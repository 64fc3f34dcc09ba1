#include "io/read/json_parser.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "cluster/text/unicode.h"
#include "io/read/input_buffer.h"
#include "io/read/json_fault.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

static_assert(kBufferPadding >= simdjson::SIMDJSON_PADDING,
              "simdjson reads beyond the text");

constexpr size_t kEscapeBytes = 6;  // "\u12ab"

// The unit of an escape that begins at `text`; 0 if none does.
uint32_t EscapedUnit(absl::string_view text) {
  uint32_t unit = 0;
  if (text.size() < kEscapeBytes || text[0] != '\\' || text[1] != 'u' ||
      !absl::SimpleHexAtoi(text.substr(2, 4), &unit)) {
    return 0;
  }
  return unit;
}

bool IsHigh(uint32_t unit) { return unit >= 0xd800 && unit < 0xdc00; }
bool IsLow(uint32_t unit) { return unit >= 0xdc00 && unit < 0xe000; }

}  // namespace

JsonParser::JsonParser(uint64_t depth) : depth_(depth) {}

absl::StatusOr<simdjson::dom::element> JsonParser::Parse(
    absl::string_view text) {
  simdjson::dom::element value;
  simdjson::error_code error = ParsePadded(text, &value);
  const bool may_mend =
      error == simdjson::UTF8_ERROR || error == simdjson::STRING_ERROR;
  // RepairUtf8 makes NUL a space, which would mend too much.
  if (may_mend && text.find('\0') == absl::string_view::npos) {
    mended_ = MendSurrogates(RepairUtf8(text));
    const size_t size = mended_.size();
    mended_.append(kBufferPadding, '\0');
    error = ParsePadded(absl::string_view(mended_.data(), size), &value);
  }
  if (error == simdjson::SUCCESS) return value;
  if (error == simdjson::DEPTH_ERROR) {
    return Skipped(
        SkipCause::kTooLarge,
        absl::StrCat("nested deeper than ", depth_, " (--max-depth)"));
  }
  return Skipped(SkipCause::kNotJson,
                 absl::StrCat("not JSON: ", simdjson::error_message(error),
                              JsonFault(text)));
}

simdjson::error_code JsonParser::ParsePadded(absl::string_view text,
                                             simdjson::dom::element* value) {
  if (parser_.capacity() < text.size() || parser_.max_depth() != depth_) {
    const simdjson::error_code error =
        parser_.allocate(std::max(text.size(), 2 * parser_.capacity()), depth_);
    if (error != simdjson::SUCCESS) return error;
  }
  return parser_.parse(text.data(), text.size(), /*realloc_if_needed=*/false)
      .get(*value);
}

std::string MendSurrogates(absl::string_view json) {
  std::string mended;
  mended.reserve(json.size());
  for (size_t i = 0; i < json.size();) {
    if (json[i] != '\\') {
      mended.push_back(json[i++]);
      continue;
    }
    const uint32_t unit = EscapedUnit(json.substr(i));
    const bool pair = IsHigh(unit) && IsLow(EscapedUnit(json.substr(std::min(
                                          i + kEscapeBytes, json.size()))));
    const bool lone = !pair && (IsHigh(unit) || IsLow(unit));
    // An escape is taken whole, so that "\\\\ud800" is not read from inside.
    const size_t size = pair ? 2 * kEscapeBytes : unit != 0 ? kEscapeBytes : 2;
    const absl::string_view escape = json.substr(i, size);
    absl::StrAppend(&mended, lone ? "\\ufffd" : escape);
    i += escape.size();
  }
  return mended;
}

}  // namespace samestory
