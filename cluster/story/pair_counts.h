// In how many documents each pair of words in a row is, and how long the
// documents' vectors of pairs are.
//
//   const PairCounts counts = CountPairs(streams, words, idf_of, threads);
//   counts.parts;       // {{term, 2}, {term, 17}, ...}
//   counts.squares[3];  // of the length of document 3
//
// Pairs of a single document count in its length, and are left out else. All
// documents are read a few times, each time for a part of the range of terms;
// what is found is dealt into smaller parts, which are sorted. So the documents
// of a term stand together, and no term needs to be looked up. About 50 ns a
// word. Memory: a kilobyte a document, eight bytes a pair that is given. The
// result does not depend on threads.

#ifndef SAMESTORY_CLUSTER_STORY_PAIR_COUNTS_H_
#define SAMESTORY_CLUSTER_STORY_PAIR_COUNTS_H_

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/term_table.h"
#include "cluster/story/text_words.h"
#include "cluster/story/word_streams.h"

namespace samestory {

struct PairCounts {
  // Those that two documents have at least, ascending from part to part and
  // inside each.
  std::vector<std::vector<CountedTerm>> parts;

  // By document: the sum of the squares of its pairs' weights (ContentWeight).
  std::vector<uint64_t> squares;
};

// What a pair is worth that so many documents have; called by many threads.
using IdfOfPair = absl::FunctionRef<Fixed(uint32_t term, uint32_t documents)>;

// `words` by code.
PairCounts CountPairs(const WordStreams& streams,
                      absl::Span<const TextWord> words, IdfOfPair idf_of,
                      int threads);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_PAIR_COUNTS_H_
