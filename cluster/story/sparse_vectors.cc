#include "cluster/story/sparse_vectors.h"

#include <algorithm>
#include <utility>

#include "cluster/story/unit_scale.h"

namespace samestory {
namespace {

// Unscaled weights lose this many bits to fit into 16.
constexpr int kUnscaledShift = 1;

uint16_t ToWeight(uint64_t weight) {
  return static_cast<uint16_t>(std::min<uint64_t>(weight, UINT16_MAX));
}

uint64_t SumOfProducts(const TermList& a, const TermList& b) {
  uint64_t sum = 0;
  size_t i = 0;
  size_t k = 0;
  while (i < a.size() && k < b.size()) {
    // Without branches: which side advances is as good as random.
    const uint32_t x = a.terms[i];
    const uint32_t y = b.terms[k];
    if (x == y) sum += uint64_t{a.values[i]} * b.values[k];
    i += x <= y;
    k += y <= x;
  }
  return sum;
}

}  // namespace

void SparseVectors::Builder::Add(uint32_t document,
                                 absl::Span<const TermWeight> terms,
                                 uint64_t other_squares) {
  uint64_t squares = other_squares;  // 32 bits after the point
  for (const TermWeight& term : terms) {
    squares += uint64_t{term.weight} * term.weight;
  }
  const UnitScale scale(SquareRoot(squares));
  TermBlock& block = lists_.block(document / TermLists::kBlock);
  for (const TermWeight& term : terms) {
    if (term.weight == 0) continue;
    block.terms.push_back(term.term);
    block.values.push_back(scale(term.weight));
  }
  block.EndDocument();
  empty_[document] = squares == 0;
}

void SparseVectors::Builder::AddUnscaled(uint32_t document,
                                         absl::Span<const TermWeight> terms,
                                         bool has_others) {
  TermBlock& block = lists_.block(document / TermLists::kBlock);
  for (const TermWeight& term : terms) {
    block.terms.push_back(term.term);
    block.values.push_back(ToWeight(term.weight >> kUnscaledShift));
  }
  block.EndDocument();
  empty_[document] = terms.empty() && !has_others;
}

SparseVectors SparseVectors::Builder::Build() && {
  SparseVectors vectors;
  vectors.lists_ = std::move(lists_);
  vectors.empty_ = std::move(empty_);
  return vectors;
}

Fixed SparseVectors::Cosine(uint32_t a, uint32_t b) const {
  return DotProduct(of(a), of(b));
}

Fixed DotProduct(const TermList& a, const TermList& b) {
  return static_cast<Fixed>(SumOfProducts(a, b) >> kFixedBits);
}

Fixed UnscaledProduct(const TermList& a, const TermList& b) {
  return static_cast<Fixed>(SumOfProducts(a, b) >>
                            (kFixedBits - 2 * kUnscaledShift));
}

}  // namespace samestory
