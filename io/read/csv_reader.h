// Comma- or tab-separated values with a header, one article a row.
//
// The delimiter is sniffed; columns are named by the header with the same
// aliases as JSON fields. Two files come without a header: trafilatura's
// tab-separated output, known by its eleven columns, and any file for which
// the user names columns by number (`--field text=3`, from 1).
//
// A row with more fields than the header is refused: an unquoted delimiter
// would have moved its text. A quoted field that never closes costs its first
// line; reading goes on at the next one, a bounded number of times.

#ifndef SAMESTORY_IO_READ_CSV_READER_H_
#define SAMESTORY_IO_READ_CSV_READER_H_

#include <memory>

#include "io/read/reader_context.h"
#include "io/read/record_reader.h"

namespace samestory {

std::unique_ptr<RecordReader> MakeCsvReader(ReaderContext context);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_CSV_READER_H_
