// In how many documents each pair of words in a row is.
//
//   CountPairs(streams, words, threads);   // {{term, 2}, {term, 17}, ...}
//
// Pairs of a single document are left out. All documents are read once or a few
// times, each time for a part of the range of terms; what is found is dealt into
// smaller parts, which are sorted: about 20 ns a word. Memory: a kilobyte a
// document, eight bytes a pair that is given. The result does not depend on
// threads.

#ifndef SAMESTORY_CLUSTER_STORY_PAIR_COUNTS_H_
#define SAMESTORY_CLUSTER_STORY_PAIR_COUNTS_H_

#include <vector>

#include "absl/types/span.h"
#include "cluster/story/term_table.h"
#include "cluster/story/text_words.h"
#include "cluster/story/word_streams.h"

namespace samestory {

// Ascending from part to part and inside each. `words` by code.
std::vector<std::vector<CountedTerm>> CountPairs(
    const WordStreams& streams, absl::Span<const TextWord> words, int threads);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_PAIR_COUNTS_H_
