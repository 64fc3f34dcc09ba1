// The documents of a batch as sparse unit vectors of one kind of evidence.
//
//   SparseVectors::Builder builder;
//   builder.Add({{.term = 3, .weight = 4 * kFixedOne}, {7, 3 * kFixedOne}});
//   builder.Add({{7, kFixedOne}});
//   const SparseVectors vectors = std::move(builder).Build();
//   vectors.Cosine(0, 1);  // .6 * 65536
//
// Weights are whole numbers of 16 bits after the point, so a cosine is the
// same on every machine; it is right to about .0005. Eight bytes a term.
// Const methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_SPARSE_VECTORS_H_
#define SAMESTORY_CLUSTER_STORY_SPARSE_VECTORS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"

namespace samestory {

struct TermWeight {
  uint32_t term = 0;
  uint32_t weight = 0;  // a Fixed; of a unit vector never above 1
};

class SparseVectors {
 public:
  // Takes the documents one after the other.
  class Builder {
   public:
    // `terms` ascend; weights are scaled to a vector of length 1. A vector
    // without any weight stays empty. `other_squares`: the sum of the squares
    // of the weights of terms that are left out since no other document has
    // them; they count in the length.
    void Add(absl::Span<const TermWeight> terms, uint64_t other_squares = 0);

    // Keeps the weights as they are. `has_others`: whether terms were left
    // out, so that the document is not empty.
    void AddUnscaled(absl::Span<const TermWeight> terms, bool has_others);

    SparseVectors Build() &&;

   private:
    std::vector<size_t> starts_ = {0};
    std::vector<TermWeight> terms_;
    std::vector<bool> empty_;
  };

  SparseVectors() : starts_{0} {}

  size_t size() const { return starts_.size() - 1; }

  // By ascending term.
  absl::Span<const TermWeight> of(uint32_t document) const {
    return absl::MakeConstSpan(terms_).subspan(
        starts_[document], starts_[document + 1] - starts_[document]);
  }

  // Whether it was added without any weight.
  bool empty(uint32_t document) const { return empty_[document]; }

  // From 0 to about 1; 0 if either vector is empty.
  Fixed Cosine(uint32_t a, uint32_t b) const;

  size_t bytes_used() const {
    return starts_.size() * sizeof(size_t) + terms_.size() * sizeof(TermWeight);
  }

 private:
  std::vector<size_t> starts_;  // documents + 1
  std::vector<TermWeight> terms_;
  std::vector<bool> empty_;
};

// The sum of the products of the weights of the terms that both have.
Fixed DotProduct(absl::Span<const TermWeight> a,
                 absl::Span<const TermWeight> b);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_SPARSE_VECTORS_H_
