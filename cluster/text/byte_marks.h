// What the bytes of a text are, 64 at a time: one bit a byte, so that words,
// sentences and lines are found by counting zeros instead of reading bytes.
//
//   ByteMarks marks = MarkBlock("Gaza's toll.\n");
//   marks.words   // 0b111101101111...: the lowest bit is the first byte
//   marks.stops   // bit 11
//
// Every bit beyond the end of the text is 0. Runs on the best instructions the
// CPU has (Highway's run-time dispatch); all of them give the same bits. About
// 4 ns a block with AVX-512, 8 with AVX2. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_BYTE_MARKS_H_
#define SAMESTORY_CLUSTER_TEXT_BYTE_MARKS_H_

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace samestory {

// Bytes that share one ByteMarks.
constexpr size_t kMarkedBytes = 64;

struct ByteMarks {
  uint64_t words = 0;   // ASCII letters, digits, '_'
  uint64_t others = 0;  // not ASCII

  // '.', '!', '?', and 0xe2, 0xe3, 0xef, with which the other stops begin.
  uint64_t stops = 0;

  // "\n", "\r", and the same three, with which the other line breaks begin.
  uint64_t breaks = 0;
};

// The marks of the first 64 bytes of `text`, or of all if there are fewer.
ByteMarks MarkBlock(absl::string_view text);

// The marks of all of `text`: one for each 64 bytes begun.
void MarkBytes(absl::string_view text, ByteMarks* marks);

// Writes `text` to `lower`, its ASCII capitals made small.
void LowerAscii(absl::string_view text, char* lower);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_BYTE_MARKS_H_
