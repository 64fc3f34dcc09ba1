// What each of 64 bytes is to a word, as bit masks.
//
//   ClassifyAscii64("Don't ...")   // parts: bits 0, 1, 2 and 4
//
// With SSE2, which every 64-bit x86 has, 16 bytes at a time; elsewhere eight
// bytes in a register. Both give the same masks. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_ASCII_BLOCK_H_
#define SAMESTORY_CLUSTER_TEXT_ASCII_BLOCK_H_

#include <cstdint>

namespace samestory {

// A bit for each byte, the lowest for the first.
struct AsciiMasks {
  uint64_t parts = 0;  // ASCII letters, digits, '_'
  uint64_t other = 0;  // not ASCII
};

// Reads 64 bytes, the fastest way there is here.
AsciiMasks ClassifyAscii64(const char* bytes);

// The same without vector instructions.
AsciiMasks ClassifyAscii64Plain(const char* bytes);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_ASCII_BLOCK_H_
