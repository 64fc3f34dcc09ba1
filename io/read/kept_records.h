// The second pass: the records that are kept, byte for byte, in input order.
//
//   CopyKeptRecords(reader, origins, kept, [&](absl::string_view bytes) {
//     return output.Write(bytes);
//   });
//
// Each file that holds a kept record is streamed once more and the records'
// bytes are copied; nothing is parsed. What stands between records is made
// anew:
//   text, single JSON values, JSON lines: each ends with a line feed;
//   elements of a JSON list: [ and ] around them, commas between; lists of
//   files that follow each other become one;
//   CSV: the file's header before its first kept row, unless the header is
//   the one written last;
//   feeds: what came before the first item, the items a line each, the end tags
//   of what is open around them. Feeds follow one another, each whole.
// Compressed files come out unpacked, what a byte order mark or a feed declares
// as UTF-8, and bytes that are no UTF-8 as they are.

#ifndef SAMESTORY_IO_READ_KEPT_RECORDS_H_
#define SAMESTORY_IO_READ_KEPT_RECORDS_H_

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "io/read/article_reader.h"

namespace samestory {

// `reader` has come to its end and gave `origins`, of which `kept` are numbers,
// ascending.
// Standard input needs ReadOptions::keep_pipes. Fails when a file can no longer
// be read as it was.
absl::Status CopyKeptRecords(
    const ArticleReader& reader, const RecordOrigins& origins,
    absl::Span<const uint32_t> kept,
    absl::FunctionRef<absl::Status(absl::string_view bytes)> write);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_KEPT_RECORDS_H_
