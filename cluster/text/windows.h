// The shingles of several windows of words at once.
//
//   const size_t done = HashWindows(5, words.size() - 4, words.data());
//   // words[0 .. done) are the shingles of the windows that begin there
//
// Each window is computed for itself, eight beside each other: that wants k
// multiplications where rolling on from the window before wants two, but no
// window waits for another. A CPU that cannot multiply eight pairs of 64 bits
// at once is told to roll.
//
// Cost: k multiplications a window, eight at a time with AVX-512. Pure,
// thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_WINDOWS_H_
#define SAMESTORY_CLUSTER_TEXT_WINDOWS_H_

#include <cstddef>
#include <cstdint>

namespace samestory {

// The base of the polynomial of a window: 2^64 over the golden ratio, made odd.
constexpr uint64_t kShingleBase = 0x9e3779b97f4a7c15;

// Replaces words[i] by MixHash of words[i] kShingleBase^(k-1) + .. +
// words[i + k - 1] for the first of the `windows` windows. Returns for how
// many: none on other CPUs and for windows so long that rolling is quicker.
size_t HashWindows(size_t k, size_t windows, uint64_t* words);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_WINDOWS_H_
