#include "cluster/embedding_table.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "cluster/story/embedding.h"

namespace samestory {

absl::Status EmbeddingTable::Add(absl::string_view id,
                                 absl::Span<const double> vector) {
  if (vector.empty()) {
    return absl::InvalidArgumentError("vector wants numbers, got none");
  }
  if (dimensions_ > 0 && vector.size() != dimensions_) {
    return absl::InvalidArgumentError(
        absl::StrCat("vector wants ", dimensions_,
                     " numbers as the first, got ", vector.size()));
  }
  const std::vector<int16_t> unit = UnitEmbedding(vector);
  if (unit.empty()) {
    return absl::InvalidArgumentError(
        "vector wants finite numbers of which one is not 0");
  }
  if (!places_.emplace(id, vectors_.size()).second) {
    return absl::InvalidArgumentError(
        absl::StrCat("id ", id, " is there twice"));
  }
  dimensions_ = vector.size();
  vectors_.Add(unit);
  return absl::OkStatus();
}

absl::Span<const int16_t> EmbeddingTable::Find(absl::string_view id) const {
  const auto found = places_.find(id);
  if (found == places_.end()) return {};
  return vectors_[found->second];
}

}  // namespace samestory
