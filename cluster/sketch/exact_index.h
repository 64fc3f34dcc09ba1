// Every pair of sets that is similar enough, without approximation: what the
// sketches are measured against.
//
//   ExactIndex index(sets);
//   index.PairsByJaccard(.7);       // {{0, 3, {90, 100, 85}}, ...}
//   index.PairsByContainment(.9);   // pairs whose smaller set lies in the
//   other
//
// Counts common shingles through an inverted index: the time is the sum over
// shingles of the square of how many sets hold them. For tests, and for
// batches of some ten thousand articles.
// The spans must outlive the index. Const methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_SKETCH_EXACT_INDEX_H_
#define SAMESTORY_CLUSTER_SKETCH_EXACT_INDEX_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "cluster/sketch/doc_id.h"
#include "cluster/sketch/similarity.h"

namespace samestory {

struct SimilarPair {
  DocId a, b;  // a < b
  Overlap overlap;
};

class ExactIndex {
 public:
  explicit ExactIndex(absl::Span<const absl::Span<const uint64_t>> sets);

  // Pairs with Jaccard >= `threshold` > 0, ordered by (a, b).
  std::vector<SimilarPair> PairsByJaccard(double threshold) const;

  // Pairs of which one set has >= `threshold` > 0 of its shingles in the
  // other, ordered by (a, b).
  std::vector<SimilarPair> PairsByContainment(double threshold) const;

 private:
  std::vector<SimilarPair> PairsIf(
      absl::FunctionRef<bool(const Overlap&)> wanted) const;

  std::vector<absl::Span<const uint64_t>> sets_;
  absl::flat_hash_map<uint64_t, std::vector<DocId>> holders_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_SKETCH_EXACT_INDEX_H_
