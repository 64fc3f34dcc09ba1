// The documents of a batch as sparse vectors of one kind of evidence.
//
//   SparseVectors::Builder builder(2);
//   builder.Add(0, {{.term = 3, .weight = 4 * kFixedOne}, {7, 3 * kFixedOne}});
//   builder.Add(1, {{7, kFixedOne}});
//   const SparseVectors vectors = std::move(builder).Build();
//   vectors.Cosine(0, 1);  // .6 * 65536
//
// Weights are whole numbers of 16 bits after the point, so a cosine is the
// same on every machine; it is right to about .0005. Six bytes a term.
// Const methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_SPARSE_VECTORS_H_
#define SAMESTORY_CLUSTER_STORY_SPARSE_VECTORS_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/term_lists.h"

namespace samestory {

struct TermWeight {
  uint32_t term = 0;
  uint32_t weight = 0;  // a Fixed
};

class SparseVectors {
 public:
  // Takes the documents one after the other; those of different blocks of
  // TermLists may come from different threads.
  class Builder {
   public:
    explicit Builder(size_t documents) : lists_(documents), empty_(documents) {}

    // `terms` ascend; weights are scaled to a vector of length 1. A vector
    // without any weight stays empty. `other_squares`: the sum of the squares
    // of the weights of terms that are left out since no other document has
    // them; they count in the length.
    void Add(uint32_t document, absl::Span<const TermWeight> terms,
             uint64_t other_squares = 0);

    // Keeps the weights as they are, up to almost 2. `has_others`: whether
    // terms were left out, so that the document is not empty.
    void AddUnscaled(uint32_t document, absl::Span<const TermWeight> terms,
                     bool has_others);

    // Frees what a block that is whole does not need.
    void EndBlock(size_t block) { lists_.block(block).ShrinkToFit(); }

    SparseVectors Build() &&;

   private:
    TermLists lists_;
    std::vector<uint8_t> empty_;
  };

  SparseVectors() = default;

  size_t size() const { return lists_.size(); }

  // By ascending term.
  TermList of(uint32_t document) const { return lists_.of(document); }

  // Whether it was added without any weight.
  bool empty(uint32_t document) const { return empty_[document]; }

  // The block of TermLists, which is empty here from then on.
  TermBlock TakeBlock(size_t block) && {
    return std::move(lists_.block(block));
  }

  // From 0 to about 1; 0 if either vector is empty.
  Fixed Cosine(uint32_t a, uint32_t b) const;

 private:
  TermLists lists_;
  std::vector<uint8_t> empty_;
};

// The sum of the products of the weights of the terms that both have: of
// vectors of length 1, and of unscaled ones.
Fixed DotProduct(const TermList& a, const TermList& b);
Fixed UnscaledProduct(const TermList& a, const TermList& b);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_SPARSE_VECTORS_H_
