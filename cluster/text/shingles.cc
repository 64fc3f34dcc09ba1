#include "cluster/text/shingles.h"

#include <algorithm>

#include "base/hashing.h"
#include "base/sort_hashes.h"
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

}  // namespace

std::vector<uint64_t> MakeShingles(absl::string_view body,
                                   absl::string_view title, int k) {
  FoldedWords words;
  HashFoldedWords(body, &words);
  if (words.hashes.empty()) HashFoldedWords(title, &words);
  if (words.hashes.empty()) return {};
  std::vector<uint64_t> shingles = HashRuns(words.hashes, k);
  SortHashes(absl::MakeSpan(shingles));
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

}  // namespace samestory
