// JSON lines: one object a line (jsonl, ndjson, Scrapy's .jl).
//
// Blank lines and a byte order mark in front of a line are passed over; a
// line's number is its record's number. A line that ends with the file but not
// with a line feed is a record; in a damaged file it is one if it is whole.

#ifndef SAMESTORY_IO_READ_JSON_LINES_READER_H_
#define SAMESTORY_IO_READ_JSON_LINES_READER_H_

#include <memory>

#include "io/read/reader_context.h"
#include "io/read/record_reader.h"

namespace samestory {

std::unique_ptr<RecordReader> MakeJsonLinesReader(ReaderContext context);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_JSON_LINES_READER_H_
