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

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/time_order.h"

namespace samestory {

// A term of a document, and what it weighs there.
struct Probe {
  uint32_t term;
  uint32_t weight;
};

// The terms by which each document is found, document by document in order of
// their rank. Blocks of documents can be filled each by a thread of its own.
class ProbeLists {
 public:
  static constexpr size_t kBlock = 1024;

  explicit ProbeLists(size_t documents)
      : documents_(documents), blocks_((documents + kBlock - 1) / kBlock) {}

  size_t size() const { return documents_; }
  size_t blocks() const { return blocks_.size(); }

  absl::Span<const Probe> of(uint32_t rank) const;
  absl::Span<Probe> of(uint32_t rank);

  // The next document of its block.
  void Append(uint32_t rank, absl::Span<const Probe> probes);
  // Frees what a block that is whole does not need.
  void EndBlock(size_t block);

 private:
  struct Block {
    std::vector<uint32_t> starts = {0};
    std::vector<Probe> probes;
  };

  size_t documents_;
  std::vector<Block> blocks_;
};

struct PostingOptions {
  uint32_t most = 500;  // postings shown of a term, dated and undated each
  int64_t window = 14 * 24 * 3600;  // seconds between two dated documents

  // By document, unless empty: whether its date is a guess, so that no window
  // keeps it from others.
  absl::Span<const uint8_t> guessed;
};

// Postings of one term, and what the term weighs in who asks.
struct PostingSlice {
  uint32_t begin;
  uint32_t end;
  uint32_t weight;
};

class PostingIndex {
 public:
  // `order` must outlive the index.
  PostingIndex(ProbeLists probes, const TimeOrder& order,
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

  std::vector<Lists> Count() const;
  void Fill();
  void Arrange(const Lists& lists);
  Window WindowOf(uint32_t rank) const;
  uint32_t Find(uint32_t begin, uint32_t end, uint32_t rank) const;
  PostingSlice Near(const Lists& lists, uint32_t place,
                    const Window& window) const;

  const TimeOrder& order_;
  const PostingOptions options_;
  std::vector<Lists> lists_;  // by term
  std::vector<uint32_t> ranks_;
  std::vector<uint16_t> weights_;
  // In place of its weight a probe of a dated document has its own place in the
  // list of the term, where the weight is, too.
  ProbeLists probes_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_POSTING_INDEX_H_
