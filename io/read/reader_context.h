// What the reader of any format works with.

#ifndef SAMESTORY_IO_READ_READER_CONTEXT_H_
#define SAMESTORY_IO_READ_READER_CONTEXT_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "io/read/fields.h"
#include "io/read/input_buffer.h"
#include "io/read/limits.h"
#include "io/read/record_fields.h"
#include "io/read/skip.h"

namespace samestory {

// The pointers must outlive the reader.
struct ReaderContext {
  std::unique_ptr<InputBuffer> buffer;
  std::string name;  // of the file
  const FieldMap* map;
  RecordFields* fields;
  ReadLimits limits;

  // Counts by cause the records that are no articles by their nature; may be
  // null.
  std::map<SkipCause, uint64_t>* passed_over = nullptr;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_READER_CONTEXT_H_
