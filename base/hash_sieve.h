// Tells off most of what is not in a set, by its hash.
//
//   HashSieve sieve;
//   sieve.Clear(set.size());
//   for (uint64_t hash : set) sieve.Add(hash);
//   sieve.MayHave(hash);   // false: it is not there, for sure
//
// A bit for each, 32 to 64 times as many bits as there are hashes: of what is
// not there one in 30 to 60 has its bit there by chance. So what passes must be
// looked up, or taken for a bound.
//
// Cost: 4 to 8 bytes a hash, less than half a nanosecond a look. Only the lower
// bits of a hash are used, which must be well mixed. Thread-safe as a vector
// is.

#ifndef SAMESTORY_BASE_HASH_SIEVE_H_
#define SAMESTORY_BASE_HASH_SIEVE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace samestory {

class HashSieve {
 public:
  // Forgets all; so many at most will be added. Memory is kept.
  void Clear(size_t most) {
    size_t words = 1;
    while (words * kHashesPerWord < most) words *= 2;
    // As in place_table.h: assign() would write word by word.
    if (words_.size() < words) words_.resize(words);
    std::fill_n(words_.begin(), words, 0);
    mask_ = words - 1;
  }

  void Add(uint64_t hash) { words_[WordOf(hash)] |= uint64_t{1} << hash % 64; }

  // False of nearly all that was not added. Wants a Clear() before.
  bool MayHave(uint64_t hash) const {
    return words_[WordOf(hash)] >> hash % 64 & 1;
  }

 private:
  // At least 32 bits each.
  static constexpr size_t kHashesPerWord = 2;

  size_t WordOf(uint64_t hash) const { return hash / 64 & mask_; }

  std::vector<uint64_t> words_;
  size_t mask_ = 0;  // words in use, a power of two, less one
};

}  // namespace samestory

#endif  // SAMESTORY_BASE_HASH_SIEVE_H_
