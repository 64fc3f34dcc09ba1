// Made-up texts and shingle sets for tests and benchmarks: words are numbers
// drawn independently, so two texts share a shingle only by design.
//
//   SyntheticSource source(7);                     // seeded: repeatable
//   WordSequence words = source.Words(400);
//   WordSequence copy = source.Edit(words, .02);   // every 50th word or so
//   std::vector<uint64_t> set = ShinglesOf(words); // 396 shingles, sorted
//
// A source belongs to one thread.

#ifndef SAMESTORY_CLUSTER_SKETCH_SYNTHETIC_SETS_H_
#define SAMESTORY_CLUSTER_SKETCH_SYNTHETIC_SETS_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "absl/types/span.h"

namespace samestory {

using WordSequence = std::vector<uint64_t>;
using ShingleVector = std::vector<uint64_t>;

class SyntheticSource {
 public:
  explicit SyntheticSource(uint64_t seed) : random_(seed) {}

  // 0 .. limit - 1, near enough to evenly.
  uint64_t Below(uint64_t limit) { return random_() % limit; }

  WordSequence Words(size_t count);

  // Each word replaced with probability `rate`.
  WordSequence Edit(const WordSequence& words, double rate);

  // `count` shingles, sorted.
  ShingleVector Shingles(size_t count);

  // Two sets of `size` shingles each, or nearly, with this Jaccard or the
  // nearest possible.
  std::pair<ShingleVector, ShingleVector> PairWithJaccard(size_t size,
                                                          double jaccard);

 private:
  std::mt19937_64 random_;
};

// Runs of five words, hashed, sorted, unique; of fewer words one shingle, of
// none none.
ShingleVector ShinglesOf(const WordSequence& words);

// The words of all, one after the other.
WordSequence Concatenate(absl::Span<const WordSequence> parts);

// Spans over the vectors, which must outlive them.
std::vector<absl::Span<const uint64_t>> SpansOf(
    const std::vector<ShingleVector>& sets);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_SKETCH_SYNTHETIC_SETS_H_
