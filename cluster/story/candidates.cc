#include "cluster/story/candidates.h"

#include <algorithm>
#include <tuple>

#include "base/parallel.h"
#include "cluster/story/term_lists.h"

namespace samestory {
namespace {

struct Posting {
  uint32_t document;
  uint32_t weight;
};

struct Scored {
  uint32_t document;
  uint64_t score;
};

bool HeavierPosting(const Posting& x, const Posting& y) {
  return std::tie(y.weight, x.document) < std::tie(x.weight, y.document);
}

bool BetterScore(const Scored& x, const Scored& y) {
  return std::tie(y.score, x.document) < std::tie(x.score, y.document);
}

// The heaviest `count` terms of a document; a tie goes to the smaller term.
std::vector<TermWeight> HeaviestTerms(const TermList& list, size_t count) {
  std::vector<TermWeight> result;
  result.reserve(list.size());
  for (size_t i = 0; i < list.size(); ++i) {
    result.push_back({list.terms[i], list.values[i]});
  }
  const auto heavier = [](const TermWeight& x, const TermWeight& y) {
    return std::tie(y.weight, x.term) < std::tie(x.weight, y.term);
  };
  if (result.size() > count) {
    std::nth_element(result.begin(), result.begin() + count, result.end(),
                     heavier);
    result.resize(count);
  }
  return result;
}

// For each term the documents that have it among their heaviest: the dated
// ones by time, the undated ones the heaviest first; and of long dated lists
// the heaviest again, for documents that have no place in time themselves.
class Index {
 public:
  Index(const SparseVectors& vectors, absl::Span<const DocumentTime> times,
        const CandidateOptions& options);

  // Calls visit(posting) for those postings of `term` that a document of
  // `time` should meet.
  template <typename Visitor>
  void Visit(uint32_t term, const DocumentTime& time,
             const Visitor& visit) const;

 private:
  struct Lists {
    uint32_t dated = 0;
    uint32_t undated = 0;
    uint32_t heaviest = 0;
    uint32_t end = 0;
  };

  void Fill(const SparseVectors& vectors);
  void Arrange(Lists* lists);
  absl::Span<const Posting> Slice(uint32_t begin, uint32_t end) const {
    return absl::MakeConstSpan(postings_).subspan(begin, end - begin);
  }
  absl::Span<const Posting> Near(absl::Span<const Posting> dated,
                                 int64_t time) const;

  const absl::Span<const DocumentTime> times_;
  const CandidateOptions& options_;
  std::vector<Lists> lists_;  // by term
  std::vector<Posting> postings_;
};

Index::Index(const SparseVectors& vectors, absl::Span<const DocumentTime> times,
             const CandidateOptions& options)
    : times_(times), options_(options) {
  Fill(vectors);
  ParallelFor(lists_.size(), options.threads, [&](size_t begin, size_t end) {
    for (size_t term = begin; term < end; ++term) Arrange(&lists_[term]);
  });
}

// Counts, then places. A dated list of more than options.postings documents
// gets as many places again behind the undated ones.
void Index::Fill(const SparseVectors& vectors) {
  const auto for_each = [&](const auto& visit) {
    for (uint32_t document = 0; document < vectors.size(); ++document) {
      for (const TermWeight& term :
           HeaviestTerms(vectors.of(document), options_.probes)) {
        visit(document, term);
      }
    }
  };
  for_each([&](uint32_t document, const TermWeight& term) {
    if (term.term >= lists_.size()) lists_.resize(term.term + 1);
    Lists& lists = lists_[term.term];
    ++(times_[document].has_value() ? lists.dated : lists.undated);
  });
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
  std::vector<Lists> next = lists_;
  for_each([&](uint32_t document, const TermWeight& term) {
    Lists& lists = next[term.term];
    uint32_t& place =
        times_[document].has_value() ? lists.dated : lists.undated;
    postings_[place++] = {document, term.weight};
  });
}

void Index::Arrange(Lists* lists) {
  const auto begin = postings_.begin();
  if (lists->heaviest < lists->end) {
    std::partial_sort_copy(begin + lists->dated, begin + lists->undated,
                           begin + lists->heaviest, begin + lists->end,
                           HeavierPosting);
  }
  std::sort(begin + lists->dated, begin + lists->undated,
            [&](const Posting& x, const Posting& y) {
              return std::tie(*times_[x.document], x.document) <
                     std::tie(*times_[y.document], y.document);
            });
  std::sort(begin + lists->undated, begin + lists->heaviest, HeavierPosting);
}

// Of a dated list the part inside the window, and of that, if it is long, the
// postings around `time`.
absl::Span<const Posting> Index::Near(absl::Span<const Posting> dated,
                                      int64_t time) const {
  const auto before = [&](const Posting& posting, int64_t moment) {
    return *times_[posting.document] < moment;
  };
  const auto find = [&](int64_t moment) {
    return std::lower_bound(dated.begin(), dated.end(), moment, before) -
           dated.begin();
  };
  int64_t first = find(time - options_.window);
  int64_t last = find(time + options_.window + 1);
  const int64_t limit = options_.postings;
  if (last - first > limit) {
    const int64_t middle = find(time);
    first = std::min(std::max(first, middle - limit / 2), last - limit);
    last = first + limit;
  }
  return dated.subspan(first, last - first);
}

template <typename Visitor>
void Index::Visit(uint32_t term, const DocumentTime& time,
                  const Visitor& visit) const {
  const Lists& lists = lists_[term];
  absl::Span<const Posting> dated = Slice(lists.dated, lists.undated);
  if (time.has_value()) {
    dated = Near(dated, *time);
  } else if (lists.heaviest < lists.end) {
    dated = Slice(lists.heaviest, lists.end);
  }
  for (const Posting& posting : dated) visit(posting);
  const absl::Span<const Posting> undated =
      Slice(lists.undated, lists.heaviest).subspan(0, options_.postings);
  for (const Posting& posting : undated) visit(posting);
}

// Finds the partners of one document after the other; a thread's own.
class Seeker {
 public:
  Seeker(const SparseVectors& vectors, absl::Span<const DocumentTime> times,
         const Index& index, const CandidateOptions& options)
      : vectors_(vectors),
        times_(times),
        index_(index),
        options_(options),
        scores_(vectors.size(), 0) {}

  void Seek(uint32_t document, std::vector<CandidatePair>* pairs);

 private:
  const SparseVectors& vectors_;
  const absl::Span<const DocumentTime> times_;
  const Index& index_;
  const CandidateOptions& options_;
  std::vector<uint64_t> scores_;
  std::vector<Scored> met_;
};

void Seeker::Seek(uint32_t document, std::vector<CandidatePair>* pairs) {
  met_.clear();
  for (const TermWeight& term :
       HeaviestTerms(vectors_.of(document), options_.probes)) {
    index_.Visit(term.term, times_[document], [&](const Posting& posting) {
      uint64_t& score = scores_[posting.document];
      if (score == 0) met_.push_back({posting.document, 0});
      score += uint64_t{term.weight} * posting.weight;
    });
  }
  const uint64_t least = static_cast<uint64_t>(options_.least_product)
                         << kFixedBits;
  size_t kept = 0;
  for (const Scored& scored : met_) {
    const uint64_t score = scores_[scored.document];
    scores_[scored.document] = 0;
    if (score < least || scored.document == document) continue;
    met_[kept++] = {scored.document, score};
  }
  met_.resize(kept);
  const size_t keep = std::min<size_t>(met_.size(), options_.per_document);
  std::nth_element(met_.begin(), met_.begin() + keep, met_.end(), BetterScore);
  for (size_t i = 0; i < keep; ++i) {
    const uint32_t other = met_[i].document;
    pairs->push_back({std::min(document, other), std::max(document, other)});
  }
}

}  // namespace

std::vector<CandidatePair> FindCandidates(const SparseVectors& vectors,
                                          absl::Span<const DocumentTime> times,
                                          const CandidateOptions& options) {
  const Index index(vectors, times, options);
  // One chunk per task keeps the scratch of a Seeker worth its making.
  constexpr size_t kChunk = 512;
  const size_t chunks = (vectors.size() + kChunk - 1) / kChunk;
  std::vector<std::vector<CandidatePair>> found(chunks);
  ParallelFor(chunks, options.threads, [&](size_t begin, size_t end) {
    Seeker seeker(vectors, times, index, options);
    for (size_t chunk = begin; chunk < end; ++chunk) {
      const size_t last = std::min(vectors.size(), (chunk + 1) * kChunk);
      for (size_t document = chunk * kChunk; document < last; ++document) {
        seeker.Seek(document, &found[chunk]);
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
