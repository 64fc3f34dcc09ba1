#include "cluster/dedup/band_keys_of.h"

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

}  // namespace samestory
