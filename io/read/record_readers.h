// The table of formats: which reader reads which.
//
//   MakeRecordReader(Format::kJsonLines, std::move(context));

#ifndef SAMESTORY_IO_READ_RECORD_READERS_H_
#define SAMESTORY_IO_READ_RECORD_READERS_H_

#include <memory>

#include "absl/status/statusor.h"
#include "io/read/format.h"
#include "io/read/reader_context.h"
#include "io/read/record_reader.h"

namespace samestory {

// kUnsupported for a format without a reader.
absl::StatusOr<std::unique_ptr<RecordReader>> MakeRecordReader(
    Format format, ReaderContext context);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_RECORD_READERS_H_
