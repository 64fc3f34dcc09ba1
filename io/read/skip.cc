#include "io/read/skip.h"

#include <string>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/types/optional.h"

namespace samestory {
namespace {

// Abseil wants a name for each kind of payload, a type URL by convention.
constexpr absl::string_view kPayload = "samestory/skip-cause";

}  // namespace

absl::string_view SkipCauseName(SkipCause cause) {
  switch (cause) {
    case SkipCause::kUnreadable:
      return "unreadable";
    case SkipCause::kUnsupported:
      return "format not read";
    case SkipCause::kDamaged:
      return "damaged";
    case SkipCause::kTooLarge:
      return "too large";
    case SkipCause::kNotJson:
      return "not JSON";
    case SkipCause::kNotObject:
      return "not an object";
    case SkipCause::kNotArticle:
      return "not an article";
    case SkipCause::kNotXml:
      return "not XML";
    case SkipCause::kEntities:
      return "declares entities";
    case SkipCause::kNotCsv:
      return "not CSV";
    case SkipCause::kNotWarc:
      return "not a record";
    case SkipCause::kNotPage:
      return "no page";
    case SkipCause::kNotFound:
      return "status not 200";
    case SkipCause::kNoText:
      return "no text field";
    case SkipCause::kEmptyFile:
      return "empty file";
  }
  return "unknown";
}

absl::Status Skipped(SkipCause cause, absl::string_view message) {
  absl::Status status = absl::DataLossError(message);
  const char code = static_cast<char>(cause);
  status.SetPayload(kPayload, absl::Cord(absl::string_view(&code, 1)));
  return status;
}

SkipCause CauseOf(const absl::Status& status) {
  const absl::optional<absl::Cord> payload = status.GetPayload(kPayload);
  if (!payload.has_value() || payload->size() != 1) {
    return SkipCause::kUnreadable;
  }
  return static_cast<SkipCause>((*payload)[0]);
}

absl::Status WithPlace(absl::string_view where, const absl::Status& status) {
  return Skipped(CauseOf(status), absl::StrCat(where, ": ", status.message()));
}

}  // namespace samestory
