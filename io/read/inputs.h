// The files behind the INPUT arguments of a run, in a fixed order.
//
//   ListInputs({"news", "extra.jsonl", "-"})
//     // news/a.txt (name "a.txt"), news/b/c.txt ("b/c.txt"),
//     // extra.jsonl ("extra.jsonl"), - ("-")
//
// A folder gives its files, and those of its folders, by name in byte order.
// Inside a folder, symbolic links are not followed and hidden files (".git",
// ".DS_Store") are passed over; what is named by the user is always read.

#ifndef SAMESTORY_IO_READ_INPUTS_H_
#define SAMESTORY_IO_READ_INPUTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"

namespace samestory {

// One file to read.
struct InputFile {
  std::string path;   // to open, and to show in messages
  std::string name;   // relative to the INPUT it came from; ids derive from it
  uint64_t size = 0;  // as listed; 0 when not known beforehand (a pipe)

  bool is_stdin() const { return path == "-"; }
};

struct InputList {
  std::vector<InputFile> files;
  std::vector<absl::Status> failures;  // paths that are not there
};

// Lists every input. A path that cannot be listed becomes a failure.
InputList ListInputs(absl::Span<const std::string> inputs);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_INPUTS_H_
