// A verb's data, to stdout or to files that appear whole or not at all.
//
//   WriteWhole(flags.path, [&](ByteSink write) { return write("text\n"); });
//   WriteWhole({{"-", write_kept}, {"dropped.jsonl", write_dropped}});
//
// Of several outputs each appears only when all are whole. A reader who has
// gone (`| head`) is no error. An interrupt takes effect at the next piece,
// when what was written so far has been taken away.

#ifndef SAMESTORY_CLI_WRITE_WHOLE_H_
#define SAMESTORY_CLI_WRITE_WHOLE_H_

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/types/span.h"
#include "io/write/byte_sink.h"

namespace samestory {

// `path` "-" is stdout.
struct WholeOutput {
  std::string path;
  absl::FunctionRef<absl::Status(ByteSink)> write;
};

// Files are written before streams, which cannot take back anything, and named
// when all went well.
absl::Status WriteWhole(absl::Span<const WholeOutput> outputs);

absl::Status WriteWhole(const std::string& path,
                        absl::FunctionRef<absl::Status(ByteSink)> write);

// Whether WriteWhole() would find a place to write to: to be asked before a
// long run, not after it. Leaves nothing behind.
absl::Status CheckWritable(const std::string& path);

}  // namespace samestory

#endif  // SAMESTORY_CLI_WRITE_WHOLE_H_
