#include "base/long_hash.h"

#include "xxh_x86dispatch.h"

namespace samestory {

uint64_t HashLong(absl::string_view bytes) {
  return XXH3_64bits_dispatch(bytes.data(), bytes.size());
}

}  // namespace samestory
