// Tells keys that came once, as nearly all do, from those that may have come
// more often: a sieve before a sort.
//
//   SeenKeys seen(keys.size());
//   for (const uint64_t key : keys) seen.Add(key);
//   seen.MayHaveComeTwice(keys[0]);   // false: it surely came once
//
// Keys are well-mixed hashes. Two bits of a table with eight places a key or
// more: of keys that came once, one in eight at most is taken for another.
// Const methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_DEDUP_SEEN_KEYS_H_
#define SAMESTORY_CLUSTER_DEDUP_SEEN_KEYS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace samestory {

class SeenKeys {
 public:
  explicit SeenKeys(size_t keys) {
    int bits = 6;
    while (bits < 40 && (size_t{1} << bits) < 8 * keys) ++bits;
    shift_ = 64 - bits;
    words_.resize(size_t{1} << (bits - 6));
  }

  void Add(uint64_t key) {
    const uint64_t place = key >> shift_;
    const uint64_t bit = uint64_t{1} << (place & 63);
    Word& word = words_[place >> 6];
    word.twice |= word.once & bit;
    word.once |= bit;
  }

  bool MayHaveComeTwice(uint64_t key) const {
    const uint64_t place = key >> shift_;
    return words_[place >> 6].twice >> (place & 63) & 1;
  }

 private:
  struct Word {
    uint64_t once = 0, twice = 0;  // by place
  };

  int shift_;
  std::vector<Word> words_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_SEEN_KEYS_H_
