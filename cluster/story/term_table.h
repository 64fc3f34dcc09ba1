// The terms of a batch and how much each is worth: inverse document
// frequencies, mixed from the background table and the batch.
//
//   const TermTable words = TermTable::Count(
//       lists, Background::Shipped(), foreign, threads);
//   words.IdOf(Background::KeyOf(HashToken("zubara")));  // 17
//   words.idf(17);                                       // 8.2 * 65536
//
// The batch counts as much as it is large, beside a background that counts
// as 2,500 documents: in a batch of five the background alone decides, in one
// of fifty thousand the batch does.
//
//   p = (2500 * background share + max(batch count - 9, 0))
//       / (2500 + batch size)
//   idf = -ln p, between 0 and ln 15000
//
// Nine documents are left out of the count: what a story's own outlets say of
// it does not make its words common, nor does a second story of its subject.
//
// Terms of languages that the background does not know are judged by
// foreign_terms.h as well.
//
// Ids follow the terms' hashes, so they do not depend on the order of the
// documents. Terms of a single document get no id: no other document can
// share them, but they have an idf, since they count in a vector's length.
// Counting sorts the terms part by part of their range: about 10 ns a term of
// a document, beside the lists some 8 MB a thread. Twelve bytes a term. Const
// methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_TERM_TABLE_H_
#define SAMESTORY_CLUSTER_STORY_TERM_TABLE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/background.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/foreign_terms.h"
#include "cluster/story/sparse_vectors.h"
#include "cluster/story/term_lists.h"

namespace samestory {

// In how many documents a term is.
struct CountedTerm {
  uint32_t term;
  uint32_t count;
};

class TermTable {
 public:
  // Counts in how many documents each term is. Terms that `foreign` has are
  // worth no more than it says.
  static TermTable Count(const TermLists& documents,
                         const Background& background, ForeignTerms foreign,
                         int threads);

  // The same of terms that are counted already: those of two documents at
  // least, ascending from part to part. Frees the parts as it goes.
  static TermTable Of(std::vector<std::vector<CountedTerm>> parts,
                      size_t documents, const Background& background,
                      ForeignTerms foreign, int threads);

  static constexpr uint32_t kNoId = 0xffffffff;

  // The id of a term that two documents have at least, else kNoId.
  uint32_t IdOf(uint32_t term) const;

  // The same for several at once, `ids` as many: three times as fast in a
  // large table, since it need not wait for memory term by term.
  void FindIds(absl::Span<const uint32_t> terms, uint32_t* ids) const;

  // Ids are 0 .. terms() - 1.
  size_t terms() const { return entries_.size(); }
  Fixed idf(uint32_t id) const { return entries_[id].idf; }

  // Of any term, as if one document of the batch had it if none has.
  Fixed IdfOf(uint32_t term) const;

  // Of a term that so many documents have, 1 or more.
  Fixed IdfOfCounted(uint32_t term, uint64_t count) const {
    return Limited(term, Weigh(background_.CountOf(term), count));
  }

  // Of one without an id.
  Fixed IdfOfSingle(uint32_t term) const {
    const uint32_t count = background_.CountOf(term);
    return Limited(term, count == 0 ? unknown_idf_ : Weigh(count, 1));
  }

 private:
  struct Entry {
    uint32_t term;
    uint32_t idf;
  };

  TermTable(const Background& background, ForeignTerms foreign,
            size_t documents);

  Fixed Weigh(uint32_t background_count, uint64_t batch_count) const;
  Fixed Limited(uint32_t term, Fixed idf) const {
    if (foreign_.empty()) return idf;
    return std::min(idf, foreign_.IdfOf(term).value_or(idf));
  }
  void MakeStarts();
  uint64_t StartOf(uint32_t term) const {
    return uint64_t{term} >> (32 - start_bits_);
  }

  const Background& background_;
  const ForeignTerms foreign_;
  const uint64_t batch_size_;
  const Fixed unknown_idf_;     // of what neither background nor batch know
  std::vector<Entry> entries_;  // by id
  int start_bits_ = 0;
  std::vector<uint32_t> starts_;  // by the upper start_bits_ bits of a term
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

// A vector per document of what `documents` has, weighed by `table`; the terms
// are the table's ids. Frees `documents` as it goes.
SparseVectors MakeVectors(TermLists documents, const TermTable& table,
                          VectorKind kind, int threads);

// Terms commoner than this carry no content: -ln .25.
constexpr Fixed kStopIdf = 90852;

// What a term that a document has so often weighs there, before its vector
// gets a length of 1: of kContent.
inline Fixed ContentWeight(uint32_t count, Fixed idf) {
  if (idf < kStopIdf) return 0;
  return FixedProduct(kFixedOne + (count == 1 ? 0 : NaturalLog(count)), idf);
}

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TERM_TABLE_H_
