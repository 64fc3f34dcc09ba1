// Why a record, or the rest of a file, was left out.
//
//   return Skipped(SkipCause::kNotJson, "not JSON: missing comma");
//   ...
//   ++stats.skipped[CauseOf(status)];
//
// The cause travels inside the absl::Status, so that a run can count by cause
// and a person still reads the message.

#ifndef SAMESTORY_IO_READ_SKIP_H_
#define SAMESTORY_IO_READ_SKIP_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace samestory {

enum class SkipCause {
  kUnreadable,   // no such file, no permission, an I/O error
  kUnsupported,  // a format that is not read: an image, a PDF
  kDamaged,      // compressed data that is broken or ends too early
  kTooLarge,     // beyond one of ReadLimits
  kNotJson,      // a record that should be JSON and is not
  kNotObject,    // JSON, but no object: a number, an array inside an array
  kNotArticle,   // JSON-LD of something else: an organization, a breadcrumb
  kNotXml,       // a feed that is ill-formed; what can be read of it is
  kEntities,     // XML that declares entities of its own
  kNotCsv,       // a row with more fields than the header, an open quote
  kNotWarc,      // a place in a web archive where no record is
  kNotPage,      // an archived response that is no page: an image, a script
  kNotFound,     // an archived response with a status other than 200
  kNoText,       // a record without a title and a text field
  kEmptyFile,    // one article a file, and the file is empty
};

// In the words of a summary, e.g. "not JSON".
absl::string_view SkipCauseName(SkipCause cause);

// A status that carries `cause`.
absl::Status Skipped(SkipCause cause, absl::string_view message);

// The cause inside `status`; kUnreadable when it carries none.
SkipCause CauseOf(const absl::Status& status);

// `status` with "where: " before its message and the same cause.
absl::Status WithPlace(absl::string_view where, const absl::Status& status);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_SKIP_H_
