// The words of one document, and the pairs of them that stand in a row,
// counted; one document after the other.
//
//   TextTally tally(streams, words);
//   tally.ReadWords(3);
//   tally.words().terms;    // as they first stand
//   tally.parts()[0];       // how often its first word is in title and lead
//   tally.ReadPairs();      // of the same document
//
// About 3 ns a word, and as much a pair. One thread's own; `streams` and
// `words` must outlive it.

#ifndef SAMESTORY_CLUSTER_STORY_TEXT_TALLY_H_
#define SAMESTORY_CLUSTER_STORY_TEXT_TALLY_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/term_lists.h"
#include "cluster/story/text_words.h"
#include "cluster/story/word_streams.h"

namespace samestory {

// Counts terms.
class TermTally {
 public:
  // Forgets all; so many at most will be added.
  void Reset(size_t most);

  // Returns the term's place, which goes by first appearance.
  uint32_t Add(uint32_t term);

  // Counts above 65,535 are given as that many.
  TermList list() const { return {terms_, counts_}; }

 private:
  std::vector<uint32_t> terms_;
  std::vector<uint16_t> counts_;
  int shift_ = 0;
  std::vector<uint32_t> table_;  // places + 1 by hash; open addressing
};

class TextTally {
 public:
  struct Parts {
    uint16_t title = 0;
    uint16_t lead = 0;
  };

  TextTally(const WordStreams& streams, absl::Span<const TextWord> words)
      : streams_(streams), words_(words) {}

  void ReadWords(uint32_t document);
  void ReadPairs();

  // By the numbers of text_words.h.
  TermList words() const { return word_tally_.list(); }
  // By place in words().
  absl::Span<const Parts> parts() const { return parts_; }
  // By the upper half of their hash.
  TermList pairs() const { return pair_tally_.list(); }

  absl::Span<const uint32_t> codes() const { return codes_; }

 private:
  const WordStreams& streams_;
  const absl::Span<const TextWord> words_;  // by code
  std::vector<uint32_t> codes_;
  size_t title_words_ = 0;
  TermTally word_tally_, pair_tally_;
  std::vector<Parts> parts_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TEXT_TALLY_H_
