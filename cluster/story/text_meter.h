// What the texts of two documents have in common, in one pass over the words
// of the second.
//
//   TextMeter meter(text);
//   meter.Load(3);
//   meter.Measure(7).words;   // the product of their vectors of words
//   meter.Measure(9).pairs;
//
// The numbers are those that the vectors of text_vectors.h would give, but of
// the second document no vector is made: its words are read one by one, a bit
// each tells most of those off that the first does not have, and only the
// others are counted and weighed. About 2.5 ns a word of the second, 20 ns one
// of the first. One thread's own.

#ifndef SAMESTORY_CLUSTER_STORY_TEXT_METER_H_
#define SAMESTORY_CLUSTER_STORY_TEXT_METER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cluster/story/text_vectors.h"

namespace samestory {

// Sums of products of weights, 32 bits after the point.
struct TextProducts {
  uint64_t words = 0;
  uint64_t title = 0;
  uint64_t lead = 0;
  uint64_t bigrams = 0;
  uint64_t title_with_lead = 0;  // the first one's title
  uint64_t lead_with_title = 0;
};

class TextMeter {
 public:
  // `text` must outlive the meter.
  explicit TextMeter(const TextVectors& text) : text_(text), reader_(text) {}

  void Load(uint32_t a);

  // Calls visit(idf) for each word that both have and that says something.
  template <typename Visitor>
  TextProducts Measure(uint32_t b, const Visitor& visit) {
    FindShared(b);
    for (uint32_t place : words_.met) visit(words_.known[place].idf);
    return Multiply(b);
  }

 private:
  // A term of the loaded document: what it weighs there, how often the other
  // one has it.
  struct Known {
    uint32_t term;
    uint32_t idf;
    uint16_t weight;
    uint16_t title_weight, lead_weight;
    uint16_t count, title_count, lead_count;
  };

  // The loaded document's terms of one kind.
  struct Terms {
    void Clear(size_t most);
    void Add(const Known& added);
    uint32_t Mix(uint32_t term) const { return term * 0x9e3779b1u >> shift; }
    bool MayHave(uint32_t term) const {
      const uint32_t hash = Mix(term);
      return bits[hash / 64] >> hash % 64 & 1;
    }
    Known* Find(uint32_t term);
    void Count(Known* term);

    std::vector<Known> known;
    int shift = 0;  // leaves the bits that number a bit
    std::vector<uint64_t> bits;
    std::vector<uint32_t> table;  // places + 1 by hash; open addressing
    std::vector<uint32_t> met;    // places of what the other one has
  };

  // A word of the other document whose bit is set.
  struct Hit {
    uint32_t term;
    uint32_t at;
  };

  void FindShared(uint32_t b);
  void CollectHits();
  void CountWords(size_t title_words);
  void CountPairs(size_t title_words);
  TextProducts Multiply(uint32_t b);

  const TextVectors& text_;
  TextVectors::Reader reader_;
  Terms words_, pairs_;
  std::vector<uint32_t> codes_;  // of the other document
  std::vector<Hit> word_hits_, pair_hits_;
  size_t word_hit_count_ = 0, pair_hit_count_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TEXT_METER_H_
