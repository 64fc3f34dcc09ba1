#include "cluster/text/shingles.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/hashing.h"
#include "base/sort_hashes.h"
#include "cluster/text/folded_words.h"

namespace samestory {
namespace {

// The base of the polynomial: 2^64 over the golden ratio, made odd.
constexpr uint64_t kBase = 0x9e3779b97f4a7c15;

}  // namespace

void ShingleWords(int words_per_shingle, std::vector<uint64_t>* words) {
  if (words->empty()) return;
  const size_t k = std::min<size_t>(words_per_shingle, words->size());
  uint64_t leaving = 1;  // kBase^k: the weight of the word that drops out
  uint64_t rolling = 0;
  for (size_t i = 0; i + 1 < k; ++i) {
    rolling = rolling * kBase + (*words)[i];
    leaving *= kBase;
  }
  leaving *= kBase;
  uint64_t left = 0;  // the word before the run
  const size_t runs = words->size() - k + 1;
  for (size_t i = 0; i < runs; ++i) {
    rolling = rolling * kBase + (*words)[i + k - 1] - left * leaving;
    left = (*words)[i];
    (*words)[i] = MixHash(rolling);
  }
  words->resize(runs);
}

void SortShingles(std::vector<uint64_t>* shingles) {
  SortHashes(absl::MakeSpan(*shingles));
  shingles->erase(std::unique(shingles->begin(), shingles->end()),
                  shingles->end());
}

std::vector<uint64_t> MakeShingles(absl::string_view body,
                                   absl::string_view title, int k) {
  FoldedWords words;
  HashFoldedWords(body, &words);
  if (words.hashes.empty()) HashFoldedWords(title, &words);
  std::vector<uint64_t> shingles = std::move(words.hashes);
  ShingleWords(k, &shingles);
  SortShingles(&shingles);
  return shingles;
}

}  // namespace samestory
