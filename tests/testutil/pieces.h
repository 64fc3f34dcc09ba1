// What readers make of bytes that come a few at a time, as through a slow
// pipe: it must be what they make of them at once.
//
//   const std::string whole = ReadInPieces(bytes, bytes.size(), MakeCsvReader);
//   EXPECT_EQ(ReadInPieces(bytes, 7, MakeCsvReader), whole);
//
// Ends the program if a record does not lie inside the bytes, behind the one
// before: no reader may ever give such a one.

#ifndef SAMESTORY_TESTS_TESTUTIL_PIECES_H_
#define SAMESTORY_TESTS_TESTUTIL_PIECES_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "io/read/byte_source.h"
#include "io/read/limits.h"
#include "io/read/reader_context.h"
#include "io/read/record_reader.h"

namespace samestory {

using ReaderMaker =
    std::function<absl::StatusOr<std::unique_ptr<RecordReader>>(ReaderContext)>;

// All that a reader gives of `bytes`, `piece` of them at a time: for each
// record its number, its place and its article, for each fault its message,
// then what was passed over.
std::string ReadInPieces(const std::string& bytes, size_t piece,
                         const ReaderMaker& make,
                         const ReadLimits& limits = {});

// All that `source` gives, asked for `piece` bytes at a time, and the fault
// that ended it. Stops behind `most` bytes.
struct Drained {
  std::string bytes;
  std::string fault;
};
Drained Drain(ByteSource& source, size_t piece, size_t most);

}  // namespace samestory

#endif  // SAMESTORY_TESTS_TESTUTIL_PIECES_H_
