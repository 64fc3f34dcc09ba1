#include "cluster/story/candidates.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/parallel.h"
#include "cluster/story/posting_index.h"

namespace samestory {
namespace {

// More than the product of two vectors of length 1 can be, and room for two
// billion documents.
constexpr uint64_t kMostScore = uint64_t{1} << 33;

struct Scored {
  uint32_t document;
  uint64_t score;
};

bool BetterScore(const Scored& x, const Scored& y) {
  return std::tie(y.score, x.document) < std::tie(x.score, y.document);
}

// The heaviest `count` terms of a document; a tie goes to the smaller term.
void FindHeaviest(const TermList& list, size_t count,
                  std::vector<Probe>* terms) {
  terms->clear();
  for (size_t i = 0; i < list.size(); ++i) {
    terms->push_back({list.terms[i], list.values[i]});
  }
  if (terms->size() <= count) return;
  const auto heavier = [](const Probe& x, const Probe& y) {
    return std::tie(y.weight, x.term) < std::tie(x.weight, y.term);
  };
  std::nth_element(terms->begin(), terms->begin() + count, terms->end(),
                   heavier);
  terms->resize(count);
}

// By rank: the terms that are indexed and looked up, in no order.
ProbeLists FindProbes(absl::FunctionRef<VectorReader()> make_reader,
                      const TimeOrder& order, const CandidateOptions& options) {
  ProbeLists probes(order.size());
  ParallelFor(probes.blocks(), options.threads, [&](size_t begin, size_t end) {
    const VectorReader vector_of = make_reader();
    std::vector<Probe> terms;
    for (size_t block = begin; block < end; ++block) {
      const size_t last =
          std::min(probes.size(), (block + 1) * ProbeLists::kBlock);
      for (size_t i = block * ProbeLists::kBlock; i < last; ++i) {
        const auto rank = static_cast<uint32_t>(i);
        FindHeaviest(vector_of(order.DocumentOf(rank)), options.probes, &terms);
        probes.Append(rank, terms);
      }
      probes.EndBlock(block);
    }
  });
  return probes;
}

// Finds the partners of one document after the other; a thread's own.
class Seeker {
 public:
  Seeker(const TimeOrder& order, const PostingIndex& index,
         const CandidateOptions& options)
      : order_(order),
        index_(index),
        options_(options),
        least_(std::max<uint64_t>(
            static_cast<uint64_t>(options.least_product) << kFixedBits, 1)),
        scores_(order.size(), 0),
        met_(order.size()) {}

  void Seek(uint32_t rank, std::vector<CandidatePair>* pairs);

 private:
  // Inlined, its loop would run out of registers.
  __attribute__((noinline)) void AddUp(const PostingSlice& slice);
  void KeepBest(uint32_t rank);

  const TimeOrder& order_;
  const PostingIndex& index_;
  const CandidateOptions& options_;
  const uint64_t least_;
  // By rank, above zero_, which grows from document to document: so the scores
  // of earlier ones are below, and nothing needs to be cleared.
  std::vector<uint64_t> scores_;
  uint64_t zero_ = 0;
  std::vector<PostingSlice> slices_;
  std::vector<uint32_t> met_;  // first the ranks that reached least_
  size_t met_count_ = 0;
  std::vector<Scored> best_;
};

void Seeker::AddUp(const PostingSlice& slice) {
  const uint64_t zero = zero_;
  const uint64_t least = zero + least_;
  const uint64_t weight = slice.weight;
  uint64_t* const scores = scores_.data();
  const uint32_t* const ranks = index_.ranks().data();
  const uint16_t* const weights = index_.weights().data();
  uint32_t* met = met_.data() + met_count_;
  for (size_t i = slice.begin; i < slice.end; ++i) {
    const uint32_t rank = ranks[i];
    const uint64_t before = std::max(scores[rank], zero);
    const uint64_t after = before + weight * weights[i];
    scores[rank] = after;
    if (before < least && after >= least) *met++ = rank;
  }
  met_count_ = met - met_.data();
}

// Of those that were met.
void Seeker::KeepBest(uint32_t rank) {
  best_.clear();
  for (uint32_t met : absl::MakeConstSpan(met_.data(), met_count_)) {
    if (met == rank) continue;
    best_.push_back({order_.DocumentOf(met), scores_[met] - zero_});
  }
  met_count_ = 0;
  const size_t keep = std::min<size_t>(best_.size(), options_.per_document);
  std::nth_element(best_.begin(), best_.begin() + keep, best_.end(),
                   BetterScore);
  best_.resize(keep);
}

void Seeker::Seek(uint32_t rank, std::vector<CandidatePair>* pairs) {
  index_.PrefetchLists(rank + 2);
  index_.PrefetchPostings(rank + 1);
  index_.FindSlices(rank, &slices_);
  zero_ += kMostScore;
  for (const PostingSlice& slice : slices_) AddUp(slice);
  KeepBest(rank);
  const uint32_t document = order_.DocumentOf(rank);
  for (const Scored& other : best_) {
    pairs->push_back({std::min(document, other.document),
                      std::max(document, other.document)});
  }
}

// Each pair as often as a side keeps the other, chunk by chunk. The index is
// gone when this returns.
std::vector<std::vector<CandidatePair>> SeekAll(
    absl::FunctionRef<VectorReader()> make_reader,
    absl::Span<const DocumentTime> times, const CandidateOptions& options) {
  const TimeOrder order(times);
  const PostingIndex index(FindProbes(make_reader, order, options), order,
                           {static_cast<uint32_t>(options.postings),
                            options.window, options.guessed},
                           options.threads);
  // One chunk per task keeps the scratch of a Seeker worth its making.
  constexpr size_t kChunk = 1024;
  const size_t chunks = (order.size() + kChunk - 1) / kChunk;
  std::vector<std::vector<CandidatePair>> found(chunks);
  ParallelFor(chunks, options.threads, [&](size_t begin, size_t end) {
    Seeker seeker(order, index, options);
    for (size_t chunk = begin; chunk < end; ++chunk) {
      const size_t last = std::min(order.size(), (chunk + 1) * kChunk);
      for (size_t rank = chunk * kChunk; rank < last; ++rank) {
        seeker.Seek(static_cast<uint32_t>(rank), &found[chunk]);
      }
      found[chunk].shrink_to_fit();
    }
  });
  return found;
}

// By the smaller document of each pair, the larger ones in no order. Frees
// `found` as it goes.
struct Partners {
  Partners(size_t documents, std::vector<std::vector<CandidatePair>> found);

  absl::Span<uint32_t> of(size_t document) {
    return absl::MakeSpan(larger).subspan(
        starts[document], starts[document + 1] - starts[document]);
  }

  std::vector<size_t> starts;
  std::vector<uint32_t> larger;
};

Partners::Partners(size_t documents,
                   std::vector<std::vector<CandidatePair>> found)
    : starts(documents + 1) {
  for (const std::vector<CandidatePair>& part : found) {
    for (const CandidatePair& pair : part) ++starts[pair.a + 1];
  }
  for (size_t i = 0; i < documents; ++i) starts[i + 1] += starts[i];
  larger.resize(starts.back());
  std::vector<size_t> next = starts;
  for (std::vector<CandidatePair>& part : found) {
    for (const CandidatePair& pair : part) larger[next[pair.a]++] = pair.b;
    std::vector<CandidatePair>().swap(part);
  }
}

}  // namespace

std::vector<CandidatePair> FindCandidates(
    absl::FunctionRef<VectorReader()> make_reader,
    absl::Span<const DocumentTime> times, const CandidateOptions& options) {
  Partners partners(times.size(), SeekAll(make_reader, times, options));
  std::vector<uint32_t> kept(times.size());  // by document
  ParallelFor(times.size(), options.threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const absl::Span<uint32_t> own = partners.of(i);
      std::sort(own.begin(), own.end());
      kept[i] = static_cast<uint32_t>(std::unique(own.begin(), own.end()) -
                                      own.begin());
    }
  });
  std::vector<CandidatePair> pairs;
  pairs.reserve(std::accumulate(kept.begin(), kept.end(), size_t{0}));
  for (uint32_t i = 0; i < times.size(); ++i) {
    for (uint32_t b : partners.of(i).subspan(0, kept[i])) {
      pairs.push_back({i, b});
    }
  }
  return pairs;
}

}  // namespace samestory
