// From the stream of a file to the reader of its records, whatever format the
// first bytes tell.

#ifndef SAMESTORY_IO_READ_OPEN_RECORDS_H_
#define SAMESTORY_IO_READ_OPEN_RECORDS_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "io/read/byte_source.h"
#include "io/read/fields.h"
#include "io/read/limits.h"
#include "io/read/record_fields.h"
#include "io/read/record_reader.h"

namespace samestory {

// `name` is that of the file; `map` and `fields` must outlive the reader.
absl::StatusOr<std::unique_ptr<RecordReader>> OpenRecords(
    std::unique_ptr<ByteSource> source, const std::string& name,
    const FieldMap* map, RecordFields* fields, const ReadLimits& limits);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_OPEN_RECORDS_H_
