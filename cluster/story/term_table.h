// The terms of a batch and how much each is worth: inverse document
// frequencies, mixed from the background table and the batch.
//
//   const TermTable words = TermTable::Count(
//       evidence, Channel::kWords, Background::Shipped(), threads);
//   words.IdOf(HashToken("zubara"));  // 17
//   words.idf(17);                    // 8.2 * 65536
//
// The batch counts as much as it is large, beside a background that counts
// as 2,000 documents: in a batch of five the background alone decides, in one
// of fifty thousand the batch does.
//
//   p = (2000 * background share + max(batch count - 6, 0))
//       / (2000 + batch size)
//   idf = -ln p, between 0 and ln 15000
//
// Six documents are left out of the count: what a story's own outlets say of
// it does not make its words common.
//
// Ids follow the terms' hashes, so they do not depend on the order of the
// documents. Terms of a single document get no id: no other document can
// share them, but they have an idf, since they count in a vector's length.
// Const methods are thread-safe. Twenty bytes a term.

#ifndef SAMESTORY_CLUSTER_STORY_TERM_TABLE_H_
#define SAMESTORY_CLUSTER_STORY_TERM_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "cluster/story/background.h"
#include "cluster/story/evidence.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/sparse_vectors.h"

namespace samestory {

class TermTable {
 public:
  // Counts in how many of `documents` each term of `channel` is.
  static TermTable Count(absl::Span<const Evidence> documents, Channel channel,
                         const Background& background);

  static constexpr uint32_t kNoId = 0xffffffff;

  // The id of a term that two documents have at least, else kNoId.
  uint32_t IdOf(uint64_t term) const;

  // Ids are 0 .. terms() - 1.
  size_t terms() const { return terms_.size(); }
  uint64_t term(uint32_t id) const { return terms_[id]; }
  Fixed idf(uint32_t id) const { return idf_[id]; }

  // Of any term, as if one document of the batch had it if none has.
  Fixed IdfOf(uint64_t term) const;

 private:
  explicit TermTable(const Background& background) : background_(background) {}

  Fixed Weigh(uint64_t term, uint64_t batch_count) const;

  const Background& background_;
  uint64_t batch_size_ = 0;
  std::vector<uint64_t> terms_;  // ascending
  std::vector<uint32_t> idf_;
  absl::flat_hash_map<uint64_t, uint32_t> ids_;
};

// How vectors are made of counts.
enum class VectorKind {
  // (1 + ln count) * idf, length 1; terms in more than a quarter of all
  // documents count nothing, which does without lists of stop words.
  kContent,
  // The same without that rule.
  kMarks,
  // sqrt(max(idf - 2, 0) / 6) whatever the count, and no common length: the
  // product of two vectors is the evidence of the terms they share.
  kShared,
};

// A vector per document, of the terms of `channel`, weighed by `table`.
SparseVectors MakeVectors(absl::Span<const Evidence> documents, Channel channel,
                          const TermTable& table, VectorKind kind);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TERM_TABLE_H_
