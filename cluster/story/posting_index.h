// Which documents have a term among their heaviest, by time: the inverted
// index that candidates are looked up in.
//
//   const PostingIndex index(std::move(probes), order, {}, threads);
//   std::vector<PostingSlice> slices;
//   index.FindSlices(rank, &slices);
//   for (const PostingSlice& slice : slices) {
//     for (uint32_t i = slice.begin; i < slice.end; ++i) {
//       scores[index.ranks()[i]] += slice.weight * index.weights()[i];
//     }
//   }
//
// A list of postings is read only so far, for common terms are what makes a
// walk over such an index quadratic. A document is shown, of the dated ones
// inside its window, those nearest to it in time, and of the undated ones those
// in which the term weighs most; one that has no date itself, of the dated ones
// too those in which it weighs most.
//
// Documents go by their rank (time_order.h). Each knows its own place in the
// lists that it is in, so that those beside it are found without a search.
// Memory: 14 bytes a term of a document. Const methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_POSTING_INDEX_H_
#define SAMESTORY_CLUSTER_STORY_POSTING_INDEX_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/term_lists.h"
#include "cluster/story/time_order.h"

namespace samestory {

struct PostingOptions {
  uint32_t most = 500;  // postings shown of a term, dated and undated each
  int64_t window = 14 * 24 * 3600;  // seconds between two dated documents
};

// Postings of one term, and what the term weighs in who asks.
struct PostingSlice {
  uint32_t begin;
  uint32_t end;
  uint32_t weight;
};

class PostingIndex {
 public:
  // `probes`: by rank, the terms with their weights, in any order. `order`
  // must outlive the index. Frees the probes as it goes.
  PostingIndex(TermLists probes, const TimeOrder& order,
               const PostingOptions& options, int threads);

  // Those that the document of this rank should meet, term by term; itself
  // among them.
  void FindSlices(uint32_t rank, std::vector<PostingSlice>* slices) const;

  // By posting: whose it is, and the weight of the term there.
  absl::Span<const uint32_t> ranks() const { return ranks_; }
  absl::Span<const uint16_t> weights() const { return weights_; }

  // Asks for the memory of a document's slices: first for where the lists are,
  // and once that has come for their postings. A rank too high asks for
  // nothing.
  void PrefetchLists(uint32_t rank) const;
  void PrefetchPostings(uint32_t rank) const;

 private:
  // Of a dated document its own place in the list of the term; an undated one
  // needs none, and has its weight here.
  struct Probe {
    uint32_t term;
    uint32_t place_or_weight;
  };

  // Where the postings of a term begin: the dated ones by time, the undated
  // ones the heaviest first; of long dated lists the heaviest again.
  struct Lists {
    uint32_t dated = 0;
    uint32_t undated = 0;
    uint32_t heaviest = 0;
    uint32_t end = 0;
  };

  // Where a document's window begins, where its own time stands, and where the
  // window ends, as ranks.
  struct Window {
    uint32_t first;
    uint32_t middle;
    uint32_t last;
  };

  void Count(const TermLists& probes);
  void Fill(TermLists probes);
  void Arrange(const Lists& lists);
  absl::Span<const Probe> ProbesOf(uint32_t rank) const {
    return absl::MakeConstSpan(probes_).subspan(
        starts_[rank], starts_[rank + 1] - starts_[rank]);
  }
  Window WindowOf(uint32_t rank) const;
  uint32_t Find(uint32_t begin, uint32_t end, uint32_t rank) const;
  PostingSlice Near(const Lists& lists, uint32_t place,
                    const Window& window) const;

  const TimeOrder& order_;
  const PostingOptions options_;
  std::vector<Lists> lists_;  // by term
  std::vector<uint32_t> ranks_;
  std::vector<uint16_t> weights_;
  std::vector<uint32_t> starts_;  // in probes_, by rank
  std::vector<Probe> probes_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_POSTING_INDEX_H_
