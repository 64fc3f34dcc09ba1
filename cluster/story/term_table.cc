#include "cluster/story/term_table.h"

#include <algorithm>
#include <utility>

#include "absl/types/span.h"
#include "base/parallel.h"
#include "base/sort_hashes.h"

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

// Terms that are sorted at once: two buffers of eight bytes each.
constexpr size_t kPartTerms = size_t{1} << 19;

// The terms of all documents from `first` up to `last`, sorted.
std::vector<uint64_t> SortedTerms(const TermLists& documents, uint64_t first,
                                  uint64_t last, int shift) {
  std::vector<uint64_t> terms;
  for (uint32_t i = 0; i < documents.size(); ++i) {
    const absl::Span<const uint32_t> own = documents.of(i).terms;
    for (auto at = std::lower_bound(own.begin(), own.end(), first);
         at != own.end() && *at < last; ++at) {
      terms.push_back(uint64_t{*at} << shift);
    }
  }
  SortHashes(absl::MakeSpan(terms));
  return terms;
}

struct CountedTerm {
  uint32_t term;
  uint32_t count;
};

// Those that two have at least. In a part the upper `bits` bits of all terms
// are alike; they are shifted away, since SortHashes() wants even numbers.
std::vector<CountedTerm> CountPart(const TermLists& documents, uint64_t part,
                                   int bits) {
  const uint64_t first = part << (32 - bits);
  const uint64_t last = (part + 1) << (32 - bits);
  const std::vector<uint64_t> terms =
      SortedTerms(documents, first, last, 32 + bits);
  std::vector<CountedTerm> counted;
  for (size_t begin = 0, end = 0; begin < terms.size(); begin = end) {
    while (end < terms.size() && terms[end] == terms[begin]) ++end;
    if (end - begin < 2) continue;
    const uint64_t lower = terms[begin] >> (32 + bits);
    counted.push_back({static_cast<uint32_t>(first + lower),
                       static_cast<uint32_t>(end - begin)});
  }
  return counted;
}

int PartBits(const TermLists& documents) {
  size_t terms = 0;
  for (size_t i = 0; i < documents.blocks(); ++i) {
    terms += documents.block(i).terms.size();
  }
  int bits = 0;
  while (bits < 12 && (terms >> bits) > kPartTerms) ++bits;
  return bits;
}

}  // namespace

TermTable::TermTable(const Background& background, size_t documents)
    : background_(background),
      batch_size_(documents),
      unknown_idf_(Weigh(0, 1)) {}

// p as a fraction of whole numbers: with b of B background documents, d of n
// in the batch beyond those of one story, A = kBackgroundSize,
//   p = (A b / B + d) / (A + n) = (A b + B d) / (B (A + n)).
Fixed TermTable::Weigh(uint32_t background_count, uint64_t batch_count) const {
  uint64_t documents = background_.documents();
  uint64_t count = background_count;
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

TermTable TermTable::Count(const TermLists& documents,
                           const Background& background, int threads) {
  TermTable table(background, documents.size());
  const int bits = PartBits(documents);
  std::vector<std::vector<CountedTerm>> parts(size_t{1} << bits);
  ParallelFor(parts.size(), threads, [&](size_t begin, size_t end) {
    for (size_t part = begin; part < end; ++part) {
      parts[part] = CountPart(documents, part, bits);
    }
  });
  for (std::vector<CountedTerm>& part : parts) {
    for (const CountedTerm& counted : part) {
      table.terms_.push_back(counted.term);
      table.idf_.push_back(static_cast<uint32_t>(
          table.Weigh(background.CountOf(counted.term), counted.count)));
    }
    std::vector<CountedTerm>().swap(part);
  }
  table.MakeStarts();
  return table;
}

// About one term a start.
void TermTable::MakeStarts() {
  while (start_bits_ < 28 && (size_t{1} << start_bits_) < terms_.size()) {
    ++start_bits_;
  }
  starts_.assign((size_t{1} << start_bits_) + 1, 0);
  for (uint32_t term : terms_) {
    ++starts_[(uint64_t{term} >> (32 - start_bits_)) + 1];
  }
  for (size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

uint32_t TermTable::IdOf(uint32_t term) const {
  const uint64_t start = uint64_t{term} >> (32 - start_bits_);
  for (uint32_t id = starts_[start]; id < starts_[start + 1]; ++id) {
    if (terms_[id] == term) return id;
  }
  return kNoId;
}

Fixed TermTable::IdfOf(uint32_t term) const {
  const uint32_t id = IdOf(term);
  return id == kNoId ? IdfOfSingle(term) : idf(id);
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

// Turns counts into weights, document by document; a thread's own.
class Weigher {
 public:
  Weigher(const TermTable& table, VectorKind kind)
      : table_(table), kind_(kind) {}

  void Add(uint32_t document, const TermList& counts,
           SparseVectors::Builder* builder) {
    terms_.clear();
    uint64_t unshared = 0;
    for (size_t i = 0; i < counts.size(); ++i) {
      const uint32_t term = counts.terms[i];
      const uint32_t id = table_.IdOf(term);
      const bool single = id == TermTable::kNoId;
      const Fixed idf = single ? table_.IdfOfSingle(term) : table_.idf(id);
      const uint64_t weight = WeightOf(counts.values[i], idf, kind_);
      if (single) {
        unshared += weight * weight;
      } else if (weight > 0) {
        terms_.push_back({id, static_cast<uint32_t>(weight)});
      }
    }
    if (kind_ == VectorKind::kShared) {
      builder->AddUnscaled(document, terms_, unshared > 0);
    } else {
      builder->Add(document, terms_, unshared);
    }
  }

 private:
  const TermTable& table_;
  const VectorKind kind_;
  std::vector<TermWeight> terms_;
};

}  // namespace

SparseVectors MakeVectors(TermLists documents, const TermTable& table,
                          VectorKind kind, int threads) {
  SparseVectors::Builder builder(documents.size());
  ParallelFor(documents.blocks(), threads, [&](size_t begin, size_t end) {
    Weigher weigher(table, kind);
    for (size_t i = begin; i < end; ++i) {
      TermBlock counts = std::move(documents.block(i));
      for (size_t k = 0; k < counts.size(); ++k) {
        weigher.Add(static_cast<uint32_t>(i * TermLists::kBlock + k),
                    counts.of(k), &builder);
      }
      builder.EndBlock(i);
    }
  });
  return std::move(builder).Build();
}

}  // namespace samestory
