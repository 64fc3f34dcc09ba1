#include "cluster/quality/contingency.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"

namespace samestory {
namespace {

// Labels as 0, 1, ... in order of first appearance, and the cluster sizes.
std::vector<uint32_t> Renumber(absl::Span<const uint32_t> labels,
                               std::vector<uint64_t>& sizes) {
  absl::flat_hash_map<uint32_t, uint32_t> number_of;
  std::vector<uint32_t> numbers;
  numbers.reserve(labels.size());
  for (const uint32_t label : labels) {
    const uint32_t next = static_cast<uint32_t>(sizes.size());
    const auto [entry, is_new] = number_of.try_emplace(label, next);
    if (is_new) sizes.push_back(0);
    ++sizes[entry->second];
    numbers.push_back(entry->second);
  }
  return numbers;
}

}  // namespace

Contingency MakeContingency(absl::Span<const uint32_t> gold,
                            absl::Span<const uint32_t> predicted) {
  Contingency table;
  table.items = gold.size();
  const std::vector<uint32_t> rows = Renumber(gold, table.gold_sizes);
  const std::vector<uint32_t> columns =
      Renumber(predicted, table.predicted_sizes);

  std::vector<uint64_t> pairs(rows.size());
  for (size_t i = 0; i < pairs.size(); ++i) {
    pairs[i] = uint64_t{rows[i]} << 32 | columns[i];
  }
  std::sort(pairs.begin(), pairs.end());
  for (size_t begin = 0, end = 0; begin < pairs.size(); begin = end) {
    while (end < pairs.size() && pairs[end] == pairs[begin]) ++end;
    table.cells.push_back({static_cast<uint32_t>(pairs[begin] >> 32),
                           static_cast<uint32_t>(pairs[begin]), end - begin});
  }
  return table;
}

}  // namespace samestory
