// From the stream of a file to the reader of its records, whatever format the
// first bytes tell.

#ifndef SAMESTORY_IO_READ_OPEN_RECORDS_H_
#define SAMESTORY_IO_READ_OPEN_RECORDS_H_

#include <memory>

#include "absl/status/statusor.h"
#include "io/read/reader_context.h"
#include "io/read/record_reader.h"

namespace samestory {

// The format is told from the first bytes and the file's name.
absl::StatusOr<std::unique_ptr<RecordReader>> OpenRecords(
    ReaderContext context);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_OPEN_RECORDS_H_
