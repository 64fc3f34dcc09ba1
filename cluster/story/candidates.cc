#include "cluster/story/candidates.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/parallel.h"

namespace samestory {
namespace {

// Documents in order of time, the undated after the dated. Inside, documents
// go by their rank: what is near in time is near in memory.
class TimeOrder {
 public:
  explicit TimeOrder(absl::Span<const DocumentTime> times);

  size_t size() const { return documents_.size(); }
  bool IsDated(uint32_t rank) const { return rank < times_.size(); }
  int64_t TimeOf(uint32_t rank) const { return times_[rank]; }
  uint32_t DocumentOf(uint32_t rank) const { return documents_[rank]; }

  // The first dated rank not before `time`.
  uint32_t RankAt(int64_t time) const {
    return static_cast<uint32_t>(
        std::lower_bound(times_.begin(), times_.end(), time) - times_.begin());
  }

 private:
  std::vector<uint32_t> documents_;  // by rank
  std::vector<int64_t> times_;       // of the dated
};

TimeOrder::TimeOrder(absl::Span<const DocumentTime> times)
    : documents_(times.size()) {
  std::iota(documents_.begin(), documents_.end(), 0);
  std::sort(documents_.begin(), documents_.end(), [&](uint32_t x, uint32_t y) {
    const bool x_undated = !times[x].has_value();
    const bool y_undated = !times[y].has_value();
    if (x_undated != y_undated) return y_undated;
    if (x_undated || *times[x] == *times[y]) return x < y;
    return *times[x] < *times[y];
  });
  for (uint32_t document : documents_) {
    if (times[document].has_value()) times_.push_back(*times[document]);
  }
}

struct Posting {
  uint32_t rank;
  uint32_t weight;
};

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
                  std::vector<TermCount>* terms) {
  terms->clear();
  for (size_t i = 0; i < list.size(); ++i) {
    terms->push_back({list.terms[i], list.values[i]});
  }
  if (terms->size() <= count) return;
  const auto heavier = [](const TermCount& x, const TermCount& y) {
    return std::tie(y.count, x.term) < std::tie(x.count, y.term);
  };
  std::nth_element(terms->begin(), terms->begin() + count, terms->end(),
                   heavier);
  terms->resize(count);
}

// By rank: the terms that are indexed and looked up, in no order.
TermLists FindProbes(absl::FunctionRef<VectorReader()> make_reader,
                     const TimeOrder& order, const CandidateOptions& options) {
  TermLists probes(order.size());
  ParallelFor(probes.blocks(), options.threads, [&](size_t begin, size_t end) {
    const VectorReader vector_of = make_reader();
    std::vector<TermCount> terms;
    for (size_t block = begin; block < end; ++block) {
      const size_t last =
          std::min(probes.size(), (block + 1) * TermLists::kBlock);
      for (size_t rank = block * TermLists::kBlock; rank < last; ++rank) {
        FindHeaviest(vector_of(order.DocumentOf(rank)), options.probes, &terms);
        probes.Append(rank, terms);
      }
      probes.block(block).ShrinkToFit();
    }
  });
  return probes;
}

// For each term the documents that have it among their probes: the dated ones
// by time, the undated ones the heaviest first; and of long dated lists the
// heaviest again, for documents that have no place in time themselves.
class Index {
 public:
  Index(const TermLists& probes, const TimeOrder& order,
        const CandidateOptions& options);

  // Where a dated document's window begins, where its own time stands, and
  // where the window ends, as ranks.
  struct Window {
    uint32_t first = 0;
    uint32_t middle = 0;
    uint32_t last = 0;
  };
  absl::optional<Window> WindowOf(uint32_t rank) const;

  // The postings of `term` that a document with this window should meet.
  absl::Span<const Posting> Dated(uint32_t term,
                                  const absl::optional<Window>& window) const;
  absl::Span<const Posting> Undated(uint32_t term) const {
    return Slice(lists_[term].undated, lists_[term].heaviest)
        .subspan(0, options_.postings);
  }

 private:
  struct Lists {
    uint32_t dated = 0;
    uint32_t undated = 0;
    uint32_t heaviest = 0;
    uint32_t end = 0;
  };

  void Count(const TermLists& probes);
  void Fill(const TermLists& probes);
  void Arrange(const Lists& lists);
  absl::Span<const Posting> Slice(uint32_t begin, uint32_t end) const {
    return absl::MakeConstSpan(postings_).subspan(begin, end - begin);
  }
  absl::Span<const Posting> Near(absl::Span<const Posting> dated,
                                 const Window& window) const;

  const TimeOrder& order_;
  const CandidateOptions& options_;
  std::vector<Lists> lists_;  // by term
  std::vector<Posting> postings_;
};

Index::Index(const TermLists& probes, const TimeOrder& order,
             const CandidateOptions& options)
    : order_(order), options_(options) {
  Count(probes);
  Fill(probes);
  ParallelFor(lists_.size(), options.threads, [&](size_t begin, size_t end) {
    for (size_t term = begin; term < end; ++term) Arrange(lists_[term]);
  });
}

// Where each list will stand. A dated list of more than options.postings
// documents gets as many places again behind the undated ones.
void Index::Count(const TermLists& probes) {
  for (uint32_t rank = 0; rank < probes.size(); ++rank) {
    for (uint32_t term : probes.of(rank).terms) {
      if (term >= lists_.size()) lists_.resize(term + 1);
      ++(order_.IsDated(rank) ? lists_[term].dated : lists_[term].undated);
    }
  }
  uint32_t start = 0;
  for (Lists& lists : lists_) {
    const uint32_t limit = options_.postings;
    const uint32_t again = lists.dated > limit ? limit : 0;
    const Lists counts = lists;
    lists.dated = start;
    lists.undated = lists.dated + counts.dated;
    lists.heaviest = lists.undated + counts.undated;
    lists.end = start = lists.heaviest + again;
  }
  postings_.resize(start);
}

void Index::Fill(const TermLists& probes) {
  std::vector<Lists> next = lists_;
  for (uint32_t rank = 0; rank < probes.size(); ++rank) {
    const TermList terms = probes.of(rank);
    for (size_t i = 0; i < terms.size(); ++i) {
      Lists& lists = next[terms.terms[i]];
      uint32_t& place = order_.IsDated(rank) ? lists.dated : lists.undated;
      postings_[place++] = {rank, terms.values[i]};
    }
  }
}

// The dated came by time already.
void Index::Arrange(const Lists& lists) {
  const auto heavier = [&](const Posting& x, const Posting& y) {
    if (x.weight != y.weight) return x.weight > y.weight;
    return order_.DocumentOf(x.rank) < order_.DocumentOf(y.rank);
  };
  const auto begin = postings_.begin();
  if (lists.heaviest < lists.end) {
    std::partial_sort_copy(begin + lists.dated, begin + lists.undated,
                           begin + lists.heaviest, begin + lists.end, heavier);
  }
  std::sort(begin + lists.undated, begin + lists.heaviest, heavier);
}

absl::optional<Index::Window> Index::WindowOf(uint32_t rank) const {
  if (!order_.IsDated(rank)) return absl::nullopt;
  const int64_t time = order_.TimeOf(rank);
  return Window{order_.RankAt(time - options_.window), order_.RankAt(time),
                order_.RankAt(time + options_.window + 1)};
}

// Of a dated list the part inside the window, and of that, if it is long, the
// postings around the middle.
absl::Span<const Posting> Index::Near(absl::Span<const Posting> dated,
                                      const Window& window) const {
  const auto find = [&](uint32_t rank) {
    const auto before = [](const Posting& posting, uint32_t wanted) {
      return posting.rank < wanted;
    };
    return std::lower_bound(dated.begin(), dated.end(), rank, before) -
           dated.begin();
  };
  int64_t first = find(window.first);
  int64_t last = find(window.last);
  const int64_t limit = options_.postings;
  if (last - first > limit) {
    const int64_t middle = find(window.middle);
    first = std::min(std::max(first, middle - limit / 2), last - limit);
    last = first + limit;
  }
  return dated.subspan(first, last - first);
}

absl::Span<const Posting> Index::Dated(
    uint32_t term, const absl::optional<Window>& window) const {
  const Lists& lists = lists_[term];
  const absl::Span<const Posting> dated = Slice(lists.dated, lists.undated);
  if (window.has_value()) return Near(dated, *window);
  if (lists.heaviest < lists.end) return Slice(lists.heaviest, lists.end);
  return dated;
}

// Finds the partners of one document after the other; a thread's own.
class Seeker {
 public:
  Seeker(const TermLists& probes, const TimeOrder& order, const Index& index,
         const CandidateOptions& options)
      : probes_(probes),
        order_(order),
        index_(index),
        options_(options),
        least_(std::max<uint64_t>(
            static_cast<uint64_t>(options.least_product) << kFixedBits, 1)),
        scores_(order.size(), 0) {}

  void Seek(uint32_t rank, std::vector<CandidatePair>* pairs);

 private:
  void AddUp(absl::Span<const Posting> postings, uint64_t weight);
  void KeepBest(uint32_t rank);

  const TermLists& probes_;
  const TimeOrder& order_;
  const Index& index_;
  const CandidateOptions& options_;
  const uint64_t least_;
  // By rank, above zero_, which grows from document to document: so the scores
  // of earlier ones are below, and nothing needs to be cleared.
  std::vector<uint64_t> scores_;
  uint64_t zero_ = 0;
  std::vector<uint32_t> met_;  // the ranks that reached least_
  std::vector<Scored> best_;
};

void Seeker::AddUp(absl::Span<const Posting> postings, uint64_t weight) {
  const uint64_t zero = zero_;
  const uint64_t least = zero + least_;
  uint64_t* const scores = scores_.data();
  for (const Posting& posting : postings) {
    const uint64_t before = std::max(scores[posting.rank], zero);
    const uint64_t after = before + weight * posting.weight;
    scores[posting.rank] = after;
    if (before < least && after >= least) met_.push_back(posting.rank);
  }
}

// Of those that were met.
void Seeker::KeepBest(uint32_t rank) {
  best_.clear();
  for (uint32_t met : met_) {
    if (met == rank) continue;
    best_.push_back({order_.DocumentOf(met), scores_[met] - zero_});
  }
  met_.clear();
  const size_t keep = std::min<size_t>(best_.size(), options_.per_document);
  std::nth_element(best_.begin(), best_.begin() + keep, best_.end(),
                   BetterScore);
  best_.resize(keep);
}

void Seeker::Seek(uint32_t rank, std::vector<CandidatePair>* pairs) {
  const TermList terms = probes_.of(rank);
  const absl::optional<Index::Window> window = index_.WindowOf(rank);
  zero_ += kMostScore;
  for (size_t i = 0; i < terms.size(); ++i) {
    AddUp(index_.Dated(terms.terms[i], window), terms.values[i]);
    AddUp(index_.Undated(terms.terms[i]), terms.values[i]);
  }
  KeepBest(rank);
  const uint32_t document = order_.DocumentOf(rank);
  for (const Scored& other : best_) {
    pairs->push_back({std::min(document, other.document),
                      std::max(document, other.document)});
  }
}

}  // namespace

std::vector<CandidatePair> FindCandidates(
    absl::FunctionRef<VectorReader()> make_reader,
    absl::Span<const DocumentTime> times, const CandidateOptions& options) {
  const TimeOrder order(times);
  const TermLists probes = FindProbes(make_reader, order, options);
  const Index index(probes, order, options);
  // One chunk per task keeps the scratch of a Seeker worth its making.
  constexpr size_t kChunk = 512;
  const size_t chunks = (order.size() + kChunk - 1) / kChunk;
  std::vector<std::vector<CandidatePair>> found(chunks);
  ParallelFor(chunks, options.threads, [&](size_t begin, size_t end) {
    Seeker seeker(probes, order, index, options);
    for (size_t chunk = begin; chunk < end; ++chunk) {
      const size_t last = std::min(order.size(), (chunk + 1) * kChunk);
      for (size_t rank = chunk * kChunk; rank < last; ++rank) {
        seeker.Seek(static_cast<uint32_t>(rank), &found[chunk]);
      }
    }
  });
  std::vector<CandidatePair> pairs;
  for (std::vector<CandidatePair>& part : found) {
    pairs.insert(pairs.end(), part.begin(), part.end());
    std::vector<CandidatePair>().swap(part);
  }
  std::sort(pairs.begin(), pairs.end(),
            [](const CandidatePair& x, const CandidatePair& y) {
              return std::tie(x.a, x.b) < std::tie(y.a, y.b);
            });
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace samestory
