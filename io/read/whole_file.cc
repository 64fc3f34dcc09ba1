#include "io/read/whole_file.h"

#include "absl/strings/ascii.h"
#include "base/status_macros.h"
#include "io/read/skip.h"

namespace samestory {

absl::StatusOr<absl::string_view> ReadWholeFile(InputBuffer& buffer,
                                                RecordSpan* span) {
  *span = {1, 0, 0, Framing::kLine, true};
  bool more = true;
  while (more) {
    SAMESTORY_ASSIGN_OR_RETURN(more, buffer.Grow());
  }
  SAMESTORY_RETURN_IF_ERROR(buffer.fault());
  const absl::string_view text = buffer.data();
  if (absl::StripAsciiWhitespace(text).empty()) {
    return Skipped(SkipCause::kEmptyFile, "the file is empty");
  }
  SAMESTORY_RETURN_IF_ERROR(buffer.CheckRecord(text.size()));
  span->size = text.size();
  return text;
}

}  // namespace samestory
