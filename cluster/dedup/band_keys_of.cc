#include "cluster/dedup/band_keys_of.h"

#include <numeric>

#include "cluster/sketch/minhash.h"

namespace samestory {

std::vector<std::vector<uint64_t>> BandKeysOf(
    const std::vector<ShingleVector>& sets, Banding banding) {
  const Sketcher sketcher = *Sketcher::Create({});
  std::vector<std::vector<uint64_t>> keys(sets.size());
  for (size_t set = 0; set < sets.size(); ++set) {
    if (sets[set].size() < 2) continue;
    const Sketch sketch = sketcher.Make(sets[set]);
    for (int band = 0; band < banding.bands; ++band) {
      keys[set].push_back(BandKey(banding, sketch.slots, band));
    }
  }
  return keys;
}

SpanList<uint64_t> BandKeyColumn(
    const std::vector<std::vector<uint64_t>>& keys) {
  SpanList<uint64_t> column;
  for (const std::vector<uint64_t>& of_set : keys) column.Add(of_set);
  return column;
}

std::vector<uint32_t> Numbers(size_t count) {
  std::vector<uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

}  // namespace samestory
