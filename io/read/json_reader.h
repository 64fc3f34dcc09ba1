// JSON files: an article, a list of articles, or a wrapper around a list.
//
// Elements are read one by one, so a list may be larger than memory. Objects
// that follow one another (pretty-printed exports) are records too. After a
// fault between elements reading goes on at the next object.

#ifndef SAMESTORY_IO_READ_JSON_READER_H_
#define SAMESTORY_IO_READ_JSON_READER_H_

#include <memory>

#include "io/read/reader_context.h"
#include "io/read/record_reader.h"

namespace samestory {

std::unique_ptr<RecordReader> MakeJsonReader(ReaderContext context);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_JSON_READER_H_
