// The hashes everything else is built from: XXH3 for bytes, one mixing step
// for numbers. This and long_hash.h are the only places that know xxHash.
//
//   HashBytes("gaza")                      // the same on every CPU
//   CombineHashes(HashBytes("a"), HashBytes("b"))   // order matters
//
// Values are stable: ids in outputs and archives derive from them, so a
// change here is a change of format. A short word costs 2 to 4 ns.
// All functions are pure and thread-safe.

#ifndef SAMESTORY_BASE_HASHING_H_
#define SAMESTORY_BASE_HASHING_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

// XXH3, 64 bits, seed 0.
uint64_t HashBytes(absl::string_view bytes);

// XXH3, 64 bits, of `bytes` under `seed`.
uint64_t HashBytes(absl::string_view bytes, uint64_t seed);

// A bijection of 64 bits in which every input bit reaches every output bit:
// the finalizer of SplitMix64 (Steele, Lea, Flood 2014).
inline uint64_t MixHash(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

// Folds `next` into the running hash `sofar`; CombineHashes(a, b) and
// CombineHashes(b, a) differ. The multiplier is 2^64 divided by the golden
// ratio, made odd, as in SplitMix64.
inline uint64_t CombineHashes(uint64_t sofar, uint64_t next) {
  return MixHash(sofar * 0x9e3779b97f4a7c15 + next);
}

// Sixteen lower-case hexadecimal digits.
std::string HashToHex(uint64_t hash);

}  // namespace samestory

#endif  // SAMESTORY_BASE_HASHING_H_
