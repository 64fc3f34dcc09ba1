// What the texts of two documents have in common, in one pass over the words
// of the second.
//
//   TextMeter meter(text);
//   meter.Load(3);
//   meter.Measure(7, [](Fixed) {}).words;    // the product of their vectors
//   meter.Measure(9, [](Fixed) {}).bigrams;  // of words, of pairs of words
//
// The numbers are those that vectors of words, title, lead and pairs of words
// would give (text_vectors.h), but no vector is made: the words of the second
// document are read one by one, a mark each tells those off that the first does
// not have, and only what both have is counted and weighed. Pairs of words are
// told apart by their words, so two that chance gives one hash are not taken
// for one here.
//
// About 5 ns a word of the second, 30 ns one of the first; five bytes for each
// different word of the batch. One thread's own.

#ifndef SAMESTORY_CLUSTER_STORY_TEXT_METER_H_
#define SAMESTORY_CLUSTER_STORY_TEXT_METER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "base/hash_sieve.h"
#include "base/place_table.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/text_tally.h"
#include "cluster/story/text_vectors.h"
#include "cluster/story/unit_scale.h"

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
  explicit TextMeter(const TextVectors& text)
      : text_(text),
        tally_(text.streams(), text.vocabulary()),
        marks_(text.vocabulary().words.size()),
        word_places_(text.vocabulary().words.size()) {}

  void Load(uint32_t a);

  // Calls visit(idf) for each word that both have and that says something.
  template <typename Visitor>
  TextProducts Measure(uint32_t b, const Visitor& visit) {
    FindShared(b);
    for (uint32_t place : words_.shared()) {
      visit(static_cast<Fixed>(words_.known[place].idf));
    }
    return Multiply(b);
  }

 private:
  // In the whole text, in title and lead.
  struct Times {
    uint16_t all, title, lead;
  };

  // Of a document's vectors of words, title and lead.
  struct Scales {
    UnitScale all, title, lead;
  };

  // A word or pair of words of the loaded document: how often that has it, how
  // often the other one. Most are never shared: what it is worth and weighs is
  // found out when the first has it.
  struct Known {
    // As one to be written, field by field, into memory that has an old one:
    // copied whole, it would be read before it is there.
    void Begin(uint32_t first_code, uint32_t second_code) {
      first = first_code;
      second = second_code;
      own = other = {};
      is_weighed = false;
    }

    uint32_t first;   // the code of a word, or of a pair's first one
    uint32_t second;  // of a word 0
    uint32_t idf;
    Times own;
    Times other;
    Times weights;  // of the loaded document's
    bool is_weighed;
  };

  // The loaded document's terms of one kind.
  struct Terms {
    // So many terms at most will be added.
    void Clear(size_t most);
    Known* Add(uint32_t first, uint32_t second) {
      Known* const added = &known[known_count++];
      added->Begin(first, second);
      return added;
    }
    void CountOther(Known* term);
    absl::Span<const uint32_t> shared() const {
      return absl::MakeConstSpan(met).subspan(0, met_count);
    }

    std::vector<Known> known;  // first the loaded document's
    size_t known_count = 0;
    std::vector<uint32_t> met;  // first the places of what the other one has
    size_t met_count = 0;
  };

  // Pairs are found by their hash.
  struct Pairs : Terms {
    void Clear(size_t most);
    // Returns what was there before, or what is there now.
    Known* FindOrAdd(uint32_t first, uint32_t second);
    Known* Find(uint32_t first, uint32_t second);

    HashSieve sieve;
    PlaceTable table;  // of known
  };

  // What the loaded document has of a code: nothing, a word, and one of those
  // that are counted.
  static constexpr uint8_t kHasCode = 1;
  static constexpr uint8_t kCounts = 2;

  void LoadWords();
  void LoadPairs();
  void FindShared(uint32_t b);
  void CollectHits();
  void CountWords(size_t title_words);
  void KeepLikelyPairs();
  void CountPairs(size_t title_words);
  Scales ScalesOf(uint32_t document) const;
  void WeighWords();
  void WeighPairs();
  TextProducts Multiply(uint32_t b);
  static Times WeightsOf(const Times& times, uint32_t idf,
                         const Scales& scales);

  const TextVectors& text_;
  uint32_t a_ = 0;
  TextTally tally_;
  Terms words_;
  Pairs pairs_;
  std::vector<uint8_t> marks_;         // by code
  std::vector<uint32_t> word_places_;  // in words_, by code that counts
  std::vector<uint32_t> codes_;        // of the other document
  // Places in codes_: of words that count, and where a shared pair may end.
  std::vector<uint32_t> word_hits_, pair_hits_;
  size_t word_hit_count_ = 0, pair_hit_count_ = 0;
  std::vector<uint32_t> new_places_, new_terms_, new_ids_;  // to be weighed
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TEXT_METER_H_
