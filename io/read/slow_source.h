// For tests: bytes that come a few at a time, as through a slow pipe. What is
// read from them must be what is read at once.

#ifndef SAMESTORY_IO_READ_SLOW_SOURCE_H_
#define SAMESTORY_IO_READ_SLOW_SOURCE_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "io/read/byte_source.h"

namespace samestory {

// Gives `piece` bytes at a time.
class SlowSource : public ByteSource {
 public:
  SlowSource(std::string bytes, size_t piece)
      : bytes_(std::move(bytes)), piece_(piece) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    const size_t count = std::min({size, piece_, bytes_.size() - given_});
    bytes_.copy(buffer, count, given_);
    given_ += count;
    return count;
  }

 private:
  const std::string bytes_;
  const size_t piece_;
  size_t given_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_SLOW_SOURCE_H_
