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
//
// With kOneStory it also tells how much a story depends on what else is in the
// batch. bench/quality/robustness.py --draws: B3 F1, and how many of the
// articles change their story when half of the stories are removed:
//             ecbplus (30)   allsides_train (12)   neus_train (4)
//   2000, 6    .939 1.7 %     .912 1.7 %            .805 6.0 %
//   2500, 9    .941 1.2 %     .913 1.7 %            .803 6.1 %
//   3000, 12   .941  .7 %     .913 1.6 %            .802 6.2 %
// By weights that never saw the set the last of these loses .003 and more.
constexpr uint64_t kBackgroundSize = 2500;

// So many documents of the batch are not counted against a term: the words
// that only one story has must not lose worth by being told by its outlets.
constexpr uint64_t kOneStory = 9;

// No term is taken to be rarer than one in so many documents, and a term the
// background does not have is taken for half of that.
constexpr uint64_t kRarest = 15000;

// idf from which a shared ordinal or date says something, and the scale.
constexpr Fixed kSharedFrom = 2 * kFixedOne;
constexpr Fixed kSharedScale = 6;

// Terms that are sorted at once: two buffers of eight bytes each.
constexpr size_t kPartTerms = size_t{1} << 20;

// Counts part after part of the range of terms. A part is the terms whose
// upper `bits` bits are its number; they are shifted away for sorting, since
// SortHashes() wants numbers spread over all bits.
class PartCounter {
 public:
  // Begins with part `first`.
  PartCounter(const TermLists& documents, int bits, uint64_t first);

  // The terms of the next part that two documents have at least.
  std::vector<CountedTerm> CountNext();

 private:
  void GatherNext();

  const TermLists& documents_;
  const int bits_;
  uint64_t part_;
  std::vector<uint32_t> next_;  // by document: the place in its block
  std::vector<uint64_t> terms_;
};

PartCounter::PartCounter(const TermLists& documents, int bits, uint64_t first)
    : documents_(documents), bits_(bits), part_(first) {
  const uint64_t least = first << (32 - bits);
  for (size_t i = 0; i < documents.blocks(); ++i) {
    const TermBlock& block = documents.block(i);
    const auto begin = block.terms.begin();
    for (size_t k = 0; k < block.size(); ++k) {
      next_.push_back(static_cast<uint32_t>(
          std::lower_bound(begin + block.starts[k], begin + block.starts[k + 1],
                           least) -
          begin));
    }
  }
}

void PartCounter::GatherNext() {
  const uint64_t end = (part_ + 1) << (32 - bits_);
  terms_.clear();
  uint32_t* next = next_.data();
  for (size_t i = 0; i < documents_.blocks(); ++i) {
    const TermBlock& block = documents_.block(i);
    for (size_t k = 0; k < block.size(); ++k, ++next) {
      const uint32_t last = block.starts[k + 1];
      for (; *next < last && block.terms[*next] < end; ++*next) {
        terms_.push_back(uint64_t{block.terms[*next]} << (32 + bits_));
      }
    }
  }
}

std::vector<CountedTerm> PartCounter::CountNext() {
  GatherNext();
  SortHashes(absl::MakeSpan(terms_));
  const uint64_t first = part_++ << (32 - bits_);
  std::vector<CountedTerm> counted;
  for (size_t begin = 0, end = 0; begin < terms_.size(); begin = end) {
    while (end < terms_.size() && terms_[end] == terms_[begin]) ++end;
    if (end - begin < 2) continue;
    const uint64_t lower = terms_[begin] >> (32 + bits_);
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

TermTable::TermTable(const Background& background, ForeignTerms foreign,
                     size_t documents)
    : background_(background),
      foreign_(std::move(foreign)),
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
                           const Background& background, ForeignTerms foreign,
                           int threads) {
  const int bits = PartBits(documents);
  std::vector<std::vector<CountedTerm>> parts(size_t{1} << bits);
  const size_t slices = std::min<size_t>(parts.size(), 4 * threads);
  ParallelFor(slices, threads, [&](size_t begin, size_t end) {
    size_t part = begin * parts.size() / slices;
    const size_t last = end * parts.size() / slices;
    PartCounter counter(documents, bits, part);
    for (; part < last; ++part) parts[part] = counter.CountNext();
  });
  return Of(std::move(parts), documents.size(), background, std::move(foreign),
            threads);
}

TermTable TermTable::Of(std::vector<std::vector<CountedTerm>> parts,
                        size_t documents, const Background& background,
                        ForeignTerms foreign, int threads) {
  TermTable table(background, std::move(foreign), documents);
  size_t terms = 0;
  for (const std::vector<CountedTerm>& part : parts) terms += part.size();
  table.entries_.reserve(terms);
  for (std::vector<CountedTerm>& part : parts) {
    for (const CountedTerm& counted : part) {
      table.entries_.push_back({counted.term, counted.count});
    }
    std::vector<CountedTerm>().swap(part);
  }
  ParallelFor(terms, threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      Entry& entry = table.entries_[i];
      entry.idf =
          static_cast<uint32_t>(table.IdfOfCounted(entry.term, entry.idf));
    }
  });
  table.MakeStarts();
  return table;
}

// One to two terms a start.
void TermTable::MakeStarts() {
  while (start_bits_ < 28 && (size_t{2} << start_bits_) < entries_.size()) {
    ++start_bits_;
  }
  starts_.assign((size_t{1} << start_bits_) + 1, 0);
  for (const Entry& entry : entries_) ++starts_[StartOf(entry.term) + 1];
  for (size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

uint32_t TermTable::IdOf(uint32_t term) const {
  const uint64_t start = StartOf(term);
  for (uint32_t id = starts_[start]; id < starts_[start + 1]; ++id) {
    if (entries_[id].term == term) return id;
  }
  return kNoId;
}

// Asks for the memory of a handful of terms before it looks at any.
void TermTable::FindIds(absl::Span<const uint32_t> terms, uint32_t* ids) const {
  constexpr size_t kHandful = 32;
  for (size_t begin = 0; begin < terms.size(); begin += kHandful) {
    const absl::Span<const uint32_t> few = terms.subspan(begin, kHandful);
    for (uint32_t term : few) __builtin_prefetch(&starts_[StartOf(term)]);
    for (uint32_t term : few) {
      __builtin_prefetch(entries_.data() + starts_[StartOf(term)]);
    }
    for (uint32_t term : few) *ids++ = IdOf(term);
  }
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
  if (kind == VectorKind::kContent) return ContentWeight(count, idf);
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
    ids_.resize(counts.size());
    table_.FindIds(counts.terms, ids_.data());
    for (size_t i = 0; i < counts.size(); ++i) {
      const uint32_t id = ids_[i];
      const bool single = id == TermTable::kNoId;
      const Fixed idf =
          single ? table_.IdfOfSingle(counts.terms[i]) : table_.idf(id);
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
  std::vector<uint32_t> ids_;
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
