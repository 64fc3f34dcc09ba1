#include "cluster/text/shingles.h"

#include <algorithm>

#include "base/hashing.h"
#include "cluster/text/folded_words.h"

namespace samestory {
namespace {

// The base of the polynomial: 2^64 over the golden ratio, made odd.
constexpr uint64_t kBase = 0x9e3779b97f4a7c15;

// The hashes of all runs of `k` word hashes.
std::vector<uint64_t> HashRuns(const std::vector<uint64_t>& words, size_t k) {
  k = std::min(k, words.size());
  uint64_t leaving = 1;  // kBase^k: the weight of the word that drops out
  uint64_t rolling = 0;
  for (size_t i = 0; i + 1 < k; ++i) {
    rolling = rolling * kBase + words[i];
    leaving *= kBase;
  }
  leaving *= kBase;
  std::vector<uint64_t> runs(words.size() - k + 1);
  runs[0] = rolling * kBase + words[k - 1];
  for (size_t i = 1; i < runs.size(); ++i) {
    runs[i] = runs[i - 1] * kBase + words[i + k - 1] - words[i - 1] * leaving;
  }
  for (uint64_t& run : runs) run = MixHash(run);
  return runs;
}

// Sorts hashes in linear time: they are spread evenly, so scattering them by
// their top bits leaves every one within a few places of its own.
void SortHashes(std::vector<uint64_t>* hashes) {
  constexpr size_t kSmall = 32;  // below this std::sort is as fast
  const size_t count = hashes->size();
  if (count <= kSmall) {
    std::sort(hashes->begin(), hashes->end());
    return;
  }
  int bits = 1;
  while ((size_t{1} << bits) < count) ++bits;
  const int shift = 64 - bits;
  std::vector<uint32_t> starts((size_t{1} << bits) + 1, 0);
  for (const uint64_t hash : *hashes) ++starts[(hash >> shift) + 1];
  for (size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  std::vector<uint64_t> sorted(count);
  for (const uint64_t hash : *hashes) sorted[starts[hash >> shift]++] = hash;
  // After the scatter starts[b] is the end of bucket b.
  size_t begin = 0;
  for (size_t bucket = 0; bucket + 1 < starts.size(); ++bucket) {
    const size_t end = starts[bucket];
    if (end - begin > 1) {
      std::sort(sorted.begin() + begin, sorted.begin() + end);
    }
    begin = end;
  }
  hashes->swap(sorted);
}

}  // namespace

std::vector<uint64_t> MakeShingles(absl::string_view body,
                                   absl::string_view title, int k) {
  FoldedWords words;
  HashFoldedWords(body, &words);
  if (words.hashes.empty()) HashFoldedWords(title, &words);
  if (words.hashes.empty()) return {};
  std::vector<uint64_t> shingles = HashRuns(words.hashes, k);
  SortHashes(&shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

}  // namespace samestory
