// A file that is one record: all of it, or none.
//
//   SAMESTORY_ASSIGN_OR_RETURN(absl::string_view text,
//                              ReadWholeFile(*buffer, span));
//
// Reads the rest of `buffer`, of which the view holds until its next change,
// and sets `*span` to it. kEmptyFile for nothing but white space; a damaged
// file gives its fault, for half an article is not the article.

#ifndef SAMESTORY_IO_READ_WHOLE_FILE_H_
#define SAMESTORY_IO_READ_WHOLE_FILE_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "io/read/input_buffer.h"
#include "io/read/record_reader.h"

namespace samestory {

absl::StatusOr<absl::string_view> ReadWholeFile(InputBuffer& buffer,
                                                RecordSpan* span);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_WHOLE_FILE_H_
