#include "cluster/sketch/synthetic_sets.h"

#include <algorithm>
#include <cmath>

#include "base/hashing.h"

namespace samestory {
namespace {

constexpr size_t kShingleWords = 5;

void SortUnique(ShingleVector* set) {
  std::sort(set->begin(), set->end());
  set->erase(std::unique(set->begin(), set->end()), set->end());
}

}  // namespace

WordSequence SyntheticSource::Words(size_t count) {
  WordSequence words(count);
  for (uint64_t& word : words) word = random_();
  return words;
}

WordSequence SyntheticSource::Edit(const WordSequence& words, double rate) {
  WordSequence edited = words;
  std::bernoulli_distribution is_replaced(rate);
  for (uint64_t& word : edited) {
    if (is_replaced(random_)) word = random_();
  }
  return edited;
}

ShingleVector SyntheticSource::Shingles(size_t count) {
  ShingleVector set = Words(count);
  SortUnique(&set);
  return set;
}

std::pair<ShingleVector, ShingleVector> SyntheticSource::PairWithJaccard(
    size_t size, double jaccard) {
  const size_t common =
      std::llround(2 * jaccard / (1 + jaccard) * static_cast<double>(size));
  const ShingleVector shared = Words(common);
  ShingleVector a = Words(size - common), b = Words(size - common);
  a.insert(a.end(), shared.begin(), shared.end());
  b.insert(b.end(), shared.begin(), shared.end());
  SortUnique(&a);
  SortUnique(&b);
  return {a, b};
}

ShingleVector ShinglesOf(const WordSequence& words) {
  ShingleVector set;
  const size_t length = std::min(kShingleWords, words.size());
  if (length == 0) return set;
  for (size_t begin = 0; begin + length <= words.size(); ++begin) {
    uint64_t hash = 0;
    for (size_t i = 0; i < length; ++i) {
      hash = CombineHashes(hash, words[begin + i]);
    }
    set.push_back(hash);
  }
  SortUnique(&set);
  return set;
}

WordSequence Concatenate(absl::Span<const WordSequence> parts) {
  WordSequence all;
  for (const WordSequence& part : parts) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

std::vector<absl::Span<const uint64_t>> SpansOf(
    const std::vector<ShingleVector>& sets) {
  return {sets.begin(), sets.end()};
}

}  // namespace samestory
