#include "base/hashing.h"

#include <cstddef>

#include "absl/strings/str_cat.h"
#include "base/long_hash.h"

#define XXH_INLINE_ALL
#include "xxhash.h"

namespace samestory {
namespace {

// Up to here XXH3 uses no vectors, and a short hash is inlined.
constexpr size_t kNotLong = 240;

}  // namespace

uint64_t HashBytes(absl::string_view bytes) {
  if (bytes.size() > kNotLong) return HashLong(bytes);
  return XXH3_64bits(bytes.data(), bytes.size());
}

uint64_t HashBytes(absl::string_view bytes, uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::string HashToHex(uint64_t hash) {
  return absl::StrCat(absl::Hex(hash, absl::kZeroPad16));
}

}  // namespace samestory
