// In how many documents each pair of words in a row is.
//
//   CountPairs(streams, words, threads);   // {{term, 2}, {term, 17}, ...}
//
// Pairs of a single document are left out. Part after part of the range of
// terms is gathered from all documents and sorted: about 1.3 ns a word and
// part, of which there are one for some 30 words a document, so 25 ns a word
// of news. Memory: 256 bytes a document and thread, eight a pair that is
// given. The result does not depend on threads.

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
