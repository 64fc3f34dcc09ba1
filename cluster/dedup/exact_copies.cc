#include "cluster/dedup/exact_copies.h"

#include <algorithm>
#include <utility>

#include "base/hashing.h"
#include "base/parallel.h"

namespace samestory {
namespace {

using HashedSet = std::pair<uint64_t, uint32_t>;  // (hash of the set, set)

uint64_t HashSet(absl::Span<const uint64_t> set) {
  return HashBytes(absl::string_view(reinterpret_cast<const char*>(set.data()),
                                     set.size() * sizeof(uint64_t)));
}

}  // namespace

std::vector<uint32_t> FindFirstCopies(
    absl::Span<const absl::Span<const uint64_t>> sets, int threads) {
  std::vector<HashedSet> hashed(sets.size());
  ParallelFor(sets.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      hashed[i] = {HashSet(sets[i]), static_cast<uint32_t>(i)};
    }
  });
  std::sort(hashed.begin(), hashed.end());

  std::vector<uint32_t> first_copies(sets.size());
  size_t head = 0;  // the first set of the run of equal hashes
  for (size_t i = 0; i < hashed.size(); ++i) {
    if (hashed[i].first != hashed[head].first) head = i;
    const uint32_t set = hashed[i].second, first = hashed[head].second;
    const bool equal = !sets[set].empty() && sets[set] == sets[first];
    first_copies[set] = equal ? first : set;
  }
  return first_copies;
}

}  // namespace samestory
