// XXH3 of long texts, with the widest vectors that the CPU has.
//
//   HashLong(text)    // as XXH3_64bits(text, size): the same on every CPU
//
// From some 240 bytes on XXH3 works in stripes of 64; with AVX2 or AVX-512 it
// takes half the time or a third of SSE2's, which is all that code compiled for
// any x86-64 may use. The library chooses at run time. For hashing.h; others
// call HashBytes(). Pure, thread-safe.

#ifndef SAMESTORY_BASE_LONG_HASH_H_
#define SAMESTORY_BASE_LONG_HASH_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace samestory {

uint64_t HashLong(absl::string_view bytes);

}  // namespace samestory

#endif  // SAMESTORY_BASE_LONG_HASH_H_
