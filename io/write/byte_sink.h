// Where a writer's bytes go: a file, a string, a socket.
//
//   std::string text;
//   WriteCsv(articles, stories, {}, [&](absl::string_view bytes) {
//     absl::StrAppend(&text, bytes);
//     return absl::OkStatus();
//   });
//
// The first error ends the writing and is returned by the writer.

#ifndef SAMESTORY_IO_WRITE_BYTE_SINK_H_
#define SAMESTORY_IO_WRITE_BYTE_SINK_H_

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace samestory {

using ByteSink = absl::FunctionRef<absl::Status(absl::string_view bytes)>;

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_BYTE_SINK_H_
