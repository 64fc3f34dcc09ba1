#include "cluster/story/sparse_vectors.h"

#include <utility>

namespace samestory {

void SparseVectors::Builder::Add(absl::Span<const TermWeight> terms,
                                 uint64_t other_squares) {
  uint64_t squares = other_squares;  // 32 bits after the point
  for (const TermWeight& term : terms) {
    squares += uint64_t{term.weight} * term.weight;
  }
  const uint64_t length = SquareRoot(squares);
  for (const TermWeight& term : terms) {
    if (term.weight == 0) continue;
    const uint64_t scaled = (uint64_t{term.weight} << kFixedBits) + length / 2;
    terms_.push_back({term.term, static_cast<uint32_t>(scaled / length)});
  }
  starts_.push_back(terms_.size());
  empty_.push_back(squares == 0);
}

void SparseVectors::Builder::AddUnscaled(absl::Span<const TermWeight> terms,
                                         bool has_others) {
  terms_.insert(terms_.end(), terms.begin(), terms.end());
  starts_.push_back(terms_.size());
  empty_.push_back(terms.empty() && !has_others);
}

SparseVectors SparseVectors::Builder::Build() && {
  SparseVectors vectors;
  vectors.starts_ = std::move(starts_);
  vectors.terms_ = std::move(terms_);
  vectors.terms_.shrink_to_fit();
  vectors.empty_ = std::move(empty_);
  return vectors;
}

Fixed SparseVectors::Cosine(uint32_t a, uint32_t b) const {
  return DotProduct(of(a), of(b));
}

Fixed DotProduct(absl::Span<const TermWeight> a,
                 absl::Span<const TermWeight> b) {
  uint64_t sum = 0;
  const TermWeight* x = a.data();
  const TermWeight* y = b.data();
  const TermWeight* const x_end = x + a.size();
  const TermWeight* const y_end = y + b.size();
  while (x != x_end && y != y_end) {
    // Without branches: which side advances is as good as random.
    const uint32_t x_term = x->term;
    const uint32_t y_term = y->term;
    if (x_term == y_term) sum += uint64_t{x->weight} * y->weight;
    x += x_term <= y_term;
    y += y_term <= x_term;
  }
  return static_cast<Fixed>(sum >> kFixedBits);
}

}  // namespace samestory
