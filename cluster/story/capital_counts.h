// Which words of one text are names, by how they stand elsewhere in it: a
// capital inside a sentence speaks for a name, the same word without one
// against it.
//
//   CapitalCounts counts;
//   counts.Clear(1);
//   counts.CountCapital(HashToken("Bell"));
//   counts.CountSmall(HashToken("said"));   // never with a capital: ignored
//   counts.IsName(HashToken("Bell"));       // true
//   counts.IsName(HashToken("said"));       // false
//
// Most words never have a capital: one look into a table that is for the most
// part empty tells them off. Some 60 bytes a word with a capital; memory is
// kept from text to text. One thread's own.

#ifndef SAMESTORY_CLUSTER_STORY_CAPITAL_COUNTS_H_
#define SAMESTORY_CLUSTER_STORY_CAPITAL_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/place_table.h"

namespace samestory {

class CapitalCounts {
 public:
  // Forgets all. CountCapital() will be called so many times at most.
  void Clear(size_t most);

  // Counts a word, by its hash, that stands with a capital where only a name
  // has one.
  void CountCapital(uint64_t word);

  // False of nearly all words that were not counted with a capital.
  bool MayHave(uint64_t word) const {
    return table_.Guess(word) != PlaceTable::kNone;
  }

  // Counts one without a capital. Wants all that have one counted before.
  void CountSmall(uint64_t word) {
    const uint32_t place = PlaceOf(word);
    if (place != PlaceTable::kNone) --words_[place].balance;
  }

  // Whether it was counted with a capital, and no less often than without.
  bool IsName(uint64_t word) const {
    const uint32_t place = PlaceOf(word);
    return place != PlaceTable::kNone && words_[place].balance >= 0;
  }

 private:
  struct Word {
    uint64_t hash;
    int64_t balance;  // times with a capital less times without
  };

  uint32_t PlaceOf(uint64_t word) const {
    return table_.Find(
        word, [&](uint32_t place) { return words_[place].hash == word; });
  }

  std::vector<Word> words_;
  PlaceTable table_;  // of words_
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_CAPITAL_COUNTS_H_
