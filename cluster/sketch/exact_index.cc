#include "cluster/sketch/exact_index.h"

#include <algorithm>

namespace samestory {

ExactIndex::ExactIndex(absl::Span<const absl::Span<const uint64_t>> sets)
    : sets_(sets.begin(), sets.end()) {
  for (DocId doc = 0; doc < sets_.size(); ++doc) {
    for (const uint64_t shingle : sets_[doc]) holders_[shingle].push_back(doc);
  }
}

std::vector<SimilarPair> ExactIndex::PairsByJaccard(double threshold) const {
  return PairsIf([threshold](const Overlap& overlap) {
    return overlap.jaccard() >= threshold;
  });
}

std::vector<SimilarPair> ExactIndex::PairsByContainment(
    double threshold) const {
  return PairsIf([threshold](const Overlap& overlap) {
    return std::max(overlap.a_in_b(), overlap.b_in_a()) >= threshold;
  });
}

std::vector<SimilarPair> ExactIndex::PairsIf(
    absl::FunctionRef<bool(const Overlap&)> wanted) const {
  std::vector<SimilarPair> pairs;
  std::vector<uint64_t> common(sets_.size());
  std::vector<DocId> touched;
  for (DocId a = 0; a < sets_.size(); ++a) {
    for (const uint64_t shingle : sets_[a]) {
      for (const DocId b : holders_.at(shingle)) {
        if (b > a && common[b]++ == 0) touched.push_back(b);
      }
    }
    std::sort(touched.begin(), touched.end());
    for (const DocId b : touched) {
      const Overlap overlap = {sets_[a].size(), sets_[b].size(), common[b]};
      if (wanted(overlap)) pairs.push_back({a, b, overlap});
      common[b] = 0;
    }
    touched.clear();
  }
  return pairs;
}

}  // namespace samestory
