#include "cli/write_whole.h"

#include <sys/stat.h>

#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "base/status_macros.h"
#include "cli/held_interrupts.h"
#include "io/write/output_file.h"

namespace samestory {
namespace {

absl::Status WriteAndCommit(const std::string& path,
                            const absl::optional<HeldInterrupts>& held,
                            absl::FunctionRef<absl::Status(ByteSink)> write) {
  SAMESTORY_ASSIGN_OR_RETURN(OutputFile file, OutputFile::Create(path));
  const auto sink = [&](absl::string_view bytes) -> absl::Status {
    if (held.has_value() && held->is_waiting()) {
      return absl::CancelledError("interrupted");
    }
    return file.Write(bytes);
  };
  SAMESTORY_RETURN_IF_ERROR(write(sink));
  return file.Commit();
}

// stdout, a pipe, a device: opening it may wait for a reader, or end one.
bool IsStream(const std::string& path) {
  struct stat found;
  return path == "-" || (stat(path.c_str(), &found) == 0 &&
                         !S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode));
}

}  // namespace

absl::Status WriteWhole(const std::string& path,
                        absl::FunctionRef<absl::Status(ByteSink)> write) {
  // A stream has no name to wait for, and may wait for its reader.
  absl::optional<HeldInterrupts> held;
  if (!IsStream(path)) held.emplace();
  const absl::Status status = WriteAndCommit(path, held, write);
  return IsBrokenPipe(status) ? absl::OkStatus() : status;
}

absl::Status CheckWritable(const std::string& path) {
  if (IsStream(path)) return absl::OkStatus();
  const HeldInterrupts held;
  return OutputFile::Create(path).status();
}

}  // namespace samestory
