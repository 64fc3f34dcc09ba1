// A stream of bytes, from its beginning to its end, once.
//
//   std::unique_ptr<ByteSource> source = MakeFileSource(fd);
//   SAMESTORY_ASSIGN_OR_RETURN(size_t got, source->Read(buffer, size));
//
// Sources stack: a file below, a decompressor or a decoder above it. What came
// before a fault is always delivered before the fault is reported. A source
// belongs to one thread.

#ifndef SAMESTORY_IO_READ_BYTE_SOURCE_H_
#define SAMESTORY_IO_READ_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace samestory {

class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Fills up to `size` (> 0) bytes of `buffer`; fewer may come at any time, 0
  // only at the end. After an error the stream is over.
  virtual absl::StatusOr<size_t> Read(char* buffer, size_t size) = 0;

  // Passes over `count` bytes, to the end or beyond it, if that is less work
  // than reading them; else does nothing and gives false.
  virtual bool Pass(uint64_t /*count*/) { return false; }
};

// Reads and then closes `fd`, from its current position. `*consumed`, unless
// null, counts the bytes as they are read.
std::unique_ptr<ByteSource> MakeFileSource(int fd, uint64_t* consumed);

// Gives `bytes`, then what is left in `rest`, which may be null.
std::unique_ptr<ByteSource> MakePrefixedSource(
    std::string bytes, std::unique_ptr<ByteSource> rest);

// Copies all that is read from `inner` to `fd`, which stays open.
std::unique_ptr<ByteSource> MakeTeeSource(std::unique_ptr<ByteSource> inner,
                                          int fd);

// Reads until `size` bytes are there or the stream ends; what came before a
// fault, which the source then tells at the next Read().
absl::StatusOr<std::string> ReadUpTo(ByteSource& source, size_t size);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_BYTE_SOURCE_H_
