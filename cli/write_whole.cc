#include "cli/write_whole.h"

#include <sys/stat.h>

#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "base/status_macros.h"
#include "cli/held_interrupts.h"
#include "io/write/output_file.h"

namespace samestory {
namespace {

// A pipe, a device: opening it may wait for a reader, or end one.
bool IsSpecial(const std::string& path) {
  struct stat found;
  return stat(path.c_str(), &found) == 0 && !S_ISREG(found.st_mode) &&
         !S_ISDIR(found.st_mode);
}

// What has no name to wait for, and may wait for its reader.
bool IsStream(const std::string& path) {
  return DescriptorOf(path) >= 0 || IsSpecial(path);
}

// The file of `output`, all of it written.
absl::StatusOr<OutputFile> WriteOut(
    const WholeOutput& output, const absl::optional<HeldInterrupts>& held) {
  SAMESTORY_ASSIGN_OR_RETURN(OutputFile file, OutputFile::Create(output.path));
  const auto sink = [&](absl::string_view bytes) -> absl::Status {
    if (held.has_value() && held->is_waiting()) {
      return absl::CancelledError("interrupted");
    }
    return file.Write(bytes);
  };
  SAMESTORY_RETURN_IF_ERROR(output.write(sink));
  SAMESTORY_RETURN_IF_ERROR(file.Finish());
  return file;
}

}  // namespace

absl::Status WriteWhole(absl::Span<const WholeOutput> outputs) {
  absl::optional<HeldInterrupts> held;
  std::vector<OutputFile> files;
  for (const WholeOutput& output : outputs) {
    if (IsStream(output.path)) continue;
    if (!held.has_value()) held.emplace();
    SAMESTORY_ASSIGN_OR_RETURN(OutputFile file, WriteOut(output, held));
    files.push_back(std::move(file));
  }
  // Who waits for a reader can be interrupted, unless a file would be left.
  if (absl::c_none_of(files, [](auto& file) { return file.is_named(); })) {
    held.reset();
  }
  for (const WholeOutput& output : outputs) {
    if (!IsStream(output.path)) continue;
    absl::StatusOr<OutputFile> stream = WriteOut(output, held);
    const absl::Status status =
        stream.ok() ? stream->Commit() : stream.status();
    if (!IsBrokenPipe(status)) SAMESTORY_RETURN_IF_ERROR(status);
  }
  if (!held.has_value() && !files.empty()) held.emplace();
  for (OutputFile& file : files) SAMESTORY_RETURN_IF_ERROR(file.Commit());
  return absl::OkStatus();
}

absl::Status WriteWhole(const std::string& path,
                        absl::FunctionRef<absl::Status(ByteSink)> write) {
  const WholeOutput output = {path, write};
  return WriteWhole({&output, 1});
}

absl::Status CheckWritable(const std::string& path) {
  if (DescriptorOf(path) < 0 && IsSpecial(path)) return absl::OkStatus();
  const HeldInterrupts held;
  return OutputFile::Create(path).status();
}

}  // namespace samestory
