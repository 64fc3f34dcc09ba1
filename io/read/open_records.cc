#include "io/read/open_records.h"

#include <utility>

#include "base/status_macros.h"
#include "io/read/format.h"
#include "io/read/input_buffer.h"
#include "io/read/record_readers.h"

namespace samestory {

absl::StatusOr<std::unique_ptr<RecordReader>> OpenRecords(
    ReaderContext context) {
  InputBuffer& buffer = *context.buffer;
  bool more = true;
  while (more && buffer.data().size() < kFormatBytes) {
    SAMESTORY_ASSIGN_OR_RETURN(more, buffer.Grow());
  }
  // Nothing but a fault: a damaged file is damaged, not empty.
  if (buffer.data().empty()) SAMESTORY_RETURN_IF_ERROR(buffer.fault());
  const Format format =
      DetectFormat(buffer.data().substr(0, kFormatBytes), context.name);
  return MakeRecordReader(format, std::move(context));
}

}  // namespace samestory
