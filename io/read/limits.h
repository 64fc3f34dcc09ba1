// How much of an input a reader is willing to hold or to unpack.
//
//   ReadLimits limits;
//   limits.record_bytes = 256 << 20;  // one record may be this large
//
// Every limit bounds memory or time against a hostile file; whatever meets one
// is named in a message that says which limit it was. Ordinary news stays far
// below: the longest articles are some hundred kilobytes.

#ifndef SAMESTORY_IO_READ_LIMITS_H_
#define SAMESTORY_IO_READ_LIMITS_H_

#include <cstdint>

#include "absl/status/status.h"

namespace samestory {

struct ReadLimits {
  // The largest record: one article, one line, one array element.
  uint64_t record_bytes = 64 << 20;

  // Columns of a CSV row, attributes of an XML element. Spreadsheets end at
  // 16,384; real exports at dozens.
  uint64_t columns = 10000;

  // Nesting of a JSON record, or of a feed.
  uint64_t depth = 512;

  // Compressed input may grow by this factor once it gave `free_bytes`. Text
  // shrinks by 3 to 10, the worst honest logs by some hundred; gzip ends near
  // 1,030, which only a bomb reaches.
  uint64_t expansion = 1000;
  uint64_t free_bytes = 256 << 20;

  // How much one compressed file may become, however slowly it grows.
  uint64_t unpacked_bytes = uint64_t{1} << 40;

  // log2 of the largest zstd window: 27 is 128 MiB, what `zstd --long` writes.
  int zstd_window_log = 27;

  absl::Status Validate() const;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_LIMITS_H_
