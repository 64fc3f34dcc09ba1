// Sorts numbers that are spread evenly over 64 or 32 bits, as hashes are.
//
//   SortHashes(absl::MakeSpan(hashes));
//
// A radix sort by the highest 8, 16 or 22 bits leaves next to nothing for the
// insertion sort that follows; no branch depends on the values. About 4 ns a
// number for hundreds of them, a third of std::sort. Numbers that are not
// spread at all are sorted too, by std::sort. Allocates as much again. Pure,
// thread-safe.

#ifndef SAMESTORY_BASE_SORT_HASHES_H_
#define SAMESTORY_BASE_SORT_HASHES_H_

#include <cstdint>

#include "absl/types/span.h"

namespace samestory {

void SortHashes(absl::Span<uint64_t> hashes);
void SortHashes(absl::Span<uint32_t> hashes);

}  // namespace samestory

#endif  // SAMESTORY_BASE_SORT_HASHES_H_
