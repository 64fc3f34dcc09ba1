// The vectors of words, title, lead and pairs of words of the documents of a
// batch, made anew from the words as they stand whenever they are wanted.
//
//   TextVectors text = TextVectors::Make(std::move(streams),
//                                        Background::Shipped(), threads);
//   TextVectors::Reader reader(text);
//   reader.Read(3);       // the words of document 3 with their weights
//   text.AddPairs(Background::Shipped(), threads);
//   TextMeter(text)...    // what two have in common (text_meter.h)
//
// All are of length 1 and of VectorKind::kContent (term_table.h); terms of a
// single document are left out of them, but count in their lengths. Terms of
// words, title and lead are numbered in the order of their hashes; terms of
// pairs are the upper halves of their hashes.
//
// Kept are two bytes a word, 24 for each different word of the batch, some 14
// for each different pair of words that two documents have: about 1.6 KB an
// article of 450 words in a batch of 100,000, where vectors would take 5. To
// read a document costs 15 ns a word. Const methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_TEXT_VECTORS_H_
#define SAMESTORY_CLUSTER_STORY_TEXT_VECTORS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/background.h"
#include "cluster/story/evidence.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/foreign_terms.h"
#include "cluster/story/sparse_vectors.h"
#include "cluster/story/term_lists.h"
#include "cluster/story/term_table.h"
#include "cluster/story/text_tally.h"
#include "cluster/story/text_words.h"
#include "cluster/story/unit_scale.h"
#include "cluster/story/word_streams.h"

namespace samestory {

class TextVectors {
 public:
  class Reader;

  TextVectors() = default;
  // Of words, title and lead.
  static TextVectors Make(WordStreams streams, const Background& background,
                          int threads);

  // Pairs of words too, once. They take a fifth of the memory, and candidates
  // are found without them.
  void AddPairs(const Background& background, int threads);

  size_t size() const { return streams_.size(); }
  const ForeignDocuments& foreign() const { return foreign_; }

  // What words of languages that the background does not know are worth.
  const ForeignTerms& foreign_words() const { return foreign_words_; }

  const WordStreams& streams() const { return streams_; }
  const TextVocabulary& vocabulary() const { return vocabulary_; }
  const TermTable& pairs() const { return *pairs_; }

  // What a word is worth, by its code: those of common words stand together.
  Fixed idf(uint32_t code) const { return idf_[code] & ~kSingle; }
  // Whether it is in a vector: said by two documents at least, and content.
  bool can_be_shared(uint32_t code) const {
    return (idf_[code] & kSingle) == 0 && idf_[code] >= kStopIdf;
  }
  bool is_single(uint32_t code) const { return (idf_[code] & kSingle) != 0; }

  // Of the vector before it was scaled to 1; 0 if it is empty.
  uint32_t length(Channel channel, uint32_t document) const {
    return lengths_[document][static_cast<size_t>(channel)];
  }
  UnitScale scale(Channel channel, uint32_t document) const {
    return UnitScale(length(channel, document));
  }
  bool empty(Channel channel, uint32_t document) const {
    return length(channel, document) == 0;
  }

 private:
  static constexpr uint32_t kSingle = uint32_t{1} << 31;
  using Lengths = std::array<uint32_t, kTextChannels>;

  void NumberWords();
  void FindForeignDocuments(const Background& background, int threads);
  void WeighWords(const Background& background, int threads);
  void MeasureLengths(int threads);
  Lengths LengthsOf(absl::Span<const TextTally::Word> words) const;

  WordStreams streams_;
  TextVocabulary vocabulary_;
  std::vector<uint32_t> keys_;  // by term; while it is made
  ForeignDocuments foreign_;
  ForeignTerms foreign_words_;
  std::vector<uint32_t> idf_;         // by code
  std::unique_ptr<TermTable> pairs_;  // with an address of its own
  std::vector<Lengths> lengths_;      // by document
};

// Makes the vectors of words, title and lead of one document after the other;
// a thread's own.
class TextVectors::Reader {
 public:
  // What a word weighs in each.
  struct Word {
    uint32_t term;
    uint16_t weight;
    uint16_t title_weight;
    uint16_t lead_weight;
  };

  explicit Reader(const TextVectors& text)
      : text_(text), tally_(text.streams_, text.vocabulary_) {}

  // In no order; good until the next call.
  absl::Span<const Word> Read(uint32_t document);

  // The words of title and lead, the others' share left out of `weight`.
  absl::Span<const Word> ReadTitleAndLead(uint32_t document);

 private:
  absl::Span<const Word> Weigh(uint32_t document);

  const TextVectors& text_;
  TextTally tally_;
  std::vector<Word> words_;
};

// What `count` times a word worth `idf` weigh in a vector.
inline uint16_t ScaledContentWeight(uint32_t count, Fixed idf,
                                    const UnitScale& scale) {
  if (count == 0) return 0;
  return scale(ContentWeight(count, idf));
}

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TEXT_VECTORS_H_
