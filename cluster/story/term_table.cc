#include "cluster/story/term_table.h"

#include <algorithm>

namespace samestory {
namespace {

// How many documents the background counts for. Larger: the shared words of a
// one-subject batch stay heavy; smaller: a batch of five finds nothing alike.
constexpr uint64_t kBackgroundSize = 2000;

// So many documents of the batch are not counted against a term: the words
// that only one story has must not lose worth by being told by its outlets.
constexpr uint64_t kOneStory = 6;

// No term is taken to be rarer than one in so many documents, and a term the
// background does not have is taken for half of that.
constexpr uint64_t kRarest = 15000;

// Terms commoner than this carry no content: -ln .25.
constexpr Fixed kStopIdf = 90852;

// idf from which a shared ordinal or date says something, and the scale.
constexpr Fixed kSharedFrom = 2 * kFixedOne;
constexpr Fixed kSharedScale = 6;

}  // namespace

// p as a fraction of whole numbers: with b of B background documents, d of n
// in the batch beyond those of one story, A = kBackgroundSize,
//   p = (A b / B + d) / (A + n) = (A b + B d) / (B (A + n)).
Fixed TermTable::Weigh(uint64_t term, uint64_t batch_count) const {
  uint64_t documents = background_.documents();
  uint64_t count = background_.CountOf(term);
  if (count == 0) {
    documents = 2 * kRarest;
    count = 1;
  }
  const uint64_t others = batch_count - std::min(batch_count, kOneStory);
  const uint64_t part = kBackgroundSize * count + documents * others;
  const uint64_t whole = documents * (kBackgroundSize + batch_size_);
  const Fixed idf = NaturalLog(whole) - NaturalLog(part);
  return std::min(std::max<Fixed>(idf, 0), NaturalLog(kRarest));
}

TermTable TermTable::Count(absl::Span<const Evidence> documents,
                           Channel channel, const Background& background) {
  TermTable table(background);
  table.batch_size_ = documents.size();
  absl::flat_hash_map<uint64_t, uint32_t> counts;
  for (const Evidence& evidence : documents) {
    for (const TermCount& term : evidence[channel]) {
      if (++counts[term.term] == 2) table.terms_.push_back(term.term);
    }
  }
  std::sort(table.terms_.begin(), table.terms_.end());
  table.ids_.reserve(table.terms_.size());
  for (uint64_t term : table.terms_) {
    table.ids_[term] = static_cast<uint32_t>(table.idf_.size());
    table.idf_.push_back(table.Weigh(term, counts[term]));
  }
  return table;
}

uint32_t TermTable::IdOf(uint64_t term) const {
  const auto found = ids_.find(term);
  return found == ids_.end() ? kNoId : found->second;
}

Fixed TermTable::IdfOf(uint64_t term) const {
  const uint32_t id = IdOf(term);
  return id == kNoId ? Weigh(term, 1) : idf_[id];
}

namespace {

Fixed WeightOf(uint32_t count, Fixed idf, VectorKind kind) {
  if (kind == VectorKind::kShared) {
    const Fixed scaled = (idf - kSharedFrom) / kSharedScale;
    if (scaled <= 0) return 1;  // shared, but worth nothing
    return SquareRoot(static_cast<uint64_t>(scaled) << kFixedBits);
  }
  if (kind == VectorKind::kContent && idf < kStopIdf) return 0;
  return FixedProduct(kFixedOne + NaturalLog(count), idf);
}

}  // namespace

SparseVectors MakeVectors(absl::Span<const Evidence> documents, Channel channel,
                          const TermTable& table, VectorKind kind) {
  SparseVectors::Builder builder;
  std::vector<TermWeight> terms;
  for (const Evidence& evidence : documents) {
    terms.clear();
    uint64_t unshared = 0;
    for (const TermCount& term : evidence[channel]) {
      const uint32_t id = table.IdOf(term.term);
      const Fixed idf =
          id == TermTable::kNoId ? table.IdfOf(term.term) : table.idf(id);
      const uint64_t weight = WeightOf(term.count, idf, kind);
      if (id == TermTable::kNoId) {
        unshared += weight * weight;
      } else if (weight > 0) {
        terms.push_back({id, static_cast<uint32_t>(weight)});
      }
    }
    if (kind == VectorKind::kShared) {
      builder.AddUnscaled(terms, unshared > 0);
    } else {
      builder.Add(terms, unshared);
    }
  }
  return std::move(builder).Build();
}

}  // namespace samestory
