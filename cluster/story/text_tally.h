// The words of one document, and the pairs of them that stand in a row,
// counted; one document after the other.
//
//   TextTally tally(streams, vocabulary);
//   tally.ReadWords(3);
//   tally.words()[0].count;   // how often it has its first word
//   tally.ReadPairs(3);
//   tally.pairs().values[0];  // and its first pair
//
// About 3 ns a word, and as much a pair; four bytes for each different word of
// the batch. One thread's own; `streams` and `vocabulary` must outlive it.

#ifndef SAMESTORY_CLUSTER_STORY_TEXT_TALLY_H_
#define SAMESTORY_CLUSTER_STORY_TEXT_TALLY_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "base/place_table.h"
#include "cluster/story/term_lists.h"
#include "cluster/story/text_words.h"
#include "cluster/story/word_streams.h"

namespace samestory {

// Counts terms.
class TermTally {
 public:
  // Forgets all; so many at most will be added.
  void Reset(size_t most);

  void Add(uint32_t term);

  // Counts above 65,535 are given as that many.
  TermList list() const { return {terms_, counts_}; }

 private:
  std::vector<uint32_t> terms_;
  std::vector<uint16_t> counts_;
  PlaceTable table_;  // of terms_
};

class TextTally {
 public:
  struct Word {
    uint32_t term;  // see text_words.h
    uint32_t code;
    uint16_t count;
    uint16_t title_count;
    uint16_t lead_count;
  };

  TextTally(const WordStreams& streams, const TextVocabulary& vocabulary)
      : streams_(streams),
        vocabulary_(vocabulary),
        places_(vocabulary.words.size()) {}

  // Each leaves what the other has read.
  void ReadWords(uint32_t document);
  void ReadPairs(uint32_t document);

  // Title and lead alone.
  void ReadTitleAndLead(uint32_t document);

  // All in the order in which they first stand.
  absl::Span<const Word> words() const {
    return absl::MakeConstSpan(tally_).subspan(0, size_);
  }

  // By the upper half of their hash.
  TermList pairs() const { return pair_tally_.list(); }
  // Of all words of the document read last, and how many are the title's.
  absl::Span<const uint32_t> codes() const { return codes_; }
  size_t title_words() const { return title_words_; }

 private:
  void CountWords();
  template <bool kTitle, bool kLead>
  void CountRange(size_t begin, size_t end);
  void JoinTwins();

  const WordStreams& streams_;
  const TextVocabulary& vocabulary_;
  std::vector<uint32_t> codes_;
  size_t title_words_ = 0;
  std::vector<Word> tally_;  // first the size_ words of the document
  size_t size_ = 0;
  std::vector<uint32_t> places_;  // by code: 1 + its place in tally_, else 0
  TermTally pair_tally_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TEXT_TALLY_H_
