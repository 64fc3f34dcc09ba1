// Opens an input: file or standard input, unpacked and as UTF-8.
//
//   Spool spool;  // only if standard input must be read twice
//   SAMESTORY_ASSIGN_OR_RETURN(std::unique_ptr<ByteSource> source,
//                              OpenSource(file, limits, &spool, &consumed));
//
// Whether a file is compressed is seen from its first bytes, never from its
// name; a .gz inside a .gz is unpacked too. The stream is the same at every
// opening, so a byte offset into it names a record for good.

#ifndef SAMESTORY_IO_READ_SOURCE_H_
#define SAMESTORY_IO_READ_SOURCE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "io/read/byte_source.h"
#include "io/read/inputs.h"
#include "io/read/limits.h"

namespace samestory {

// Keeps what was read from a pipe in a file without a name, which disappears
// with the program. One spool serves one input.
class Spool {
 public:
  // Fails when `folder` cannot be written to.
  static absl::StatusOr<std::unique_ptr<Spool>> Create(
      const std::string& folder);
  ~Spool();

  int fd() const { return fd_; }

 private:
  explicit Spool(int fd) : fd_(fd) {}
  const int fd_;
};

// Opens `file` for its first reading. A pipe is kept in `spool`, unless null;
// `*consumed`, unless null, counts the bytes as they lie on disk.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenSource(const InputFile& file,
                                                       const ReadLimits& limits,
                                                       Spool* spool,
                                                       uint64_t* consumed);

// Opens it again: the spool, if there is one, else the file.
absl::StatusOr<std::unique_ptr<ByteSource>> ReopenSource(
    const InputFile& file, const ReadLimits& limits, const Spool* spool);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_SOURCE_H_
