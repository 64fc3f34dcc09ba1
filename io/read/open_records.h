// From the stream of a file to the reader of its records, whatever format the
// first bytes tell.

#ifndef SAMESTORY_IO_READ_OPEN_RECORDS_H_
#define SAMESTORY_IO_READ_OPEN_RECORDS_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "io/read/byte_source.h"
#include "io/read/fields.h"
#include "io/read/limits.h"
#include "io/read/record_fields.h"
#include "io/read/record_reader.h"
#include "io/read/skip.h"

namespace samestory {

// `name` is that of the file; the pointers must outlive the reader.
// `passed_over`, unless null, counts what is no article by its nature.
absl::StatusOr<std::unique_ptr<RecordReader>> OpenRecords(
    std::unique_ptr<ByteSource> source, const std::string& name,
    const FieldMap* map, RecordFields* fields, const ReadLimits& limits,
    std::map<SkipCause, uint64_t>* passed_over);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_OPEN_RECORDS_H_
