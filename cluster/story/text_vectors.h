// The vectors of words, title, lead and pairs of words of the documents of a
// batch, made anew from the words as they stand whenever they are wanted.
//
//   const TextVectors text = TextVectors::Make(
//       std::move(streams), Background::Shipped(), threads);
//   TextVectors::Reader reader(text);
//   reader.Read(3);
//   reader.vector(Channel::kWords);   // of document 3, good until Read()
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
#include "cluster/story/word_streams.h"

namespace samestory {

class TextVectors {
 public:
  class Reader;

  TextVectors() = default;
  static TextVectors Make(WordStreams streams, const Background& background,
                          int threads);

  size_t size() const { return streams_.size(); }
  const ForeignDocuments& foreign() const { return foreign_; }

  const WordStreams& streams() const { return streams_; }
  absl::Span<const TextWord> words() const { return words_; }  // by code
  const TermTable& pairs() const { return *pairs_; }

  // What a word is worth, by its number.
  Fixed idf(uint32_t term) const { return idf_[term] & ~kSingle; }
  bool is_single(uint32_t term) const { return (idf_[term] & kSingle) != 0; }

  // Of the vector before it was scaled to 1; 0 if it is empty.
  uint32_t length(Channel channel, uint32_t document) const {
    return lengths_[document][static_cast<size_t>(channel)];
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
  void WeighPairs(const Background& background, int threads);
  void MeasureLengths(int threads);
  Lengths LengthsOf(uint32_t document, TextTally* tally,
                    std::vector<uint32_t>* ids) const;

  WordStreams streams_;
  std::vector<TextWord> words_;  // by code
  std::vector<uint32_t> keys_;   // by number; while it is made
  ForeignDocuments foreign_;
  std::vector<uint32_t> idf_;         // by number
  std::unique_ptr<TermTable> pairs_;  // with an address of its own
  std::vector<Lengths> lengths_;      // by document
};

// Makes the vectors of one document after the other; a thread's own.
class TextVectors::Reader {
 public:
  explicit Reader(const TextVectors& text)
      : text_(text), tally_(text.streams_, text.words_) {}

  // Words, title and lead.
  void Read(uint32_t document);
  // Of the same document.
  void ReadPairs();

  // In no order.
  TermList vector(Channel channel) const {
    const Vector& vector = vectors_[static_cast<size_t>(channel)];
    return {vector.terms, vector.values};
  }
  // What each of the vector of the pairs is worth.
  absl::Span<const uint32_t> pair_idf() const { return pair_idf_; }

 private:
  struct Vector {
    std::vector<uint32_t> terms;
    std::vector<uint16_t> values;
  };
  void Add(Channel channel, uint32_t term, uint32_t count, Fixed idf);

  const TextVectors& text_;
  TextTally tally_;
  uint32_t document_ = 0;
  std::array<Vector, kTextChannels> vectors_;
  std::vector<uint32_t> ids_;
  std::vector<uint32_t> pair_idf_;
};

// What `count` times a word worth `idf` weigh in a vector that was so long.
inline uint16_t ScaledContentWeight(uint32_t count, Fixed idf,
                                    uint32_t length) {
  return ScaledWeight(ContentWeight(count, idf), length);
}

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TEXT_VECTORS_H_
