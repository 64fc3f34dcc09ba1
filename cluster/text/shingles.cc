#include "cluster/text/shingles.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/hashing.h"
#include "base/sort_hashes.h"
#include "cluster/text/folded_words.h"
#include "cluster/text/windows.h"

namespace samestory {
namespace {

// Replaces the words from `first` on by the hashes of the windows of `k` words
// that begin there. Each comes from the one before by taking in the next word
// and leaving out the first one.
void RollWindows(size_t first, size_t k, std::vector<uint64_t>* words) {
  uint64_t leaving =
      1;  // kShingleBase^k: the weight of the word that drops out
  uint64_t rolling = 0;
  for (size_t i = 0; i + 1 < k; ++i) {
    rolling = rolling * kShingleBase + (*words)[first + i];
    leaving *= kShingleBase;
  }
  leaving *= kShingleBase;
  uint64_t left = 0;  // the word before the window
  for (size_t i = first; i + k <= words->size(); ++i) {
    rolling = rolling * kShingleBase + (*words)[i + k - 1] - left * leaving;
    left = (*words)[i];
    (*words)[i] = MixHash(rolling);
  }
}

}  // namespace

void ShingleWords(int words_per_shingle, std::vector<uint64_t>* words) {
  if (words->empty()) return;
  const size_t k = std::min<size_t>(words_per_shingle, words->size());
  const size_t windows = words->size() - k + 1;
  const size_t done = HashWindows(k, windows, words->data());
  if (done < windows) RollWindows(done, k, words);
  words->resize(windows);
}

void SortShingles(std::vector<uint64_t>* shingles) {
  SortHashes(absl::MakeSpan(*shingles));
  shingles->erase(std::unique(shingles->begin(), shingles->end()),
                  shingles->end());
}

void PutTitleBefore(absl::string_view title, std::vector<uint64_t>* words) {
  FoldedWords folded;
  HashFoldedWords(title, &folded);
  words->insert(words->begin(), folded.hashes.begin(), folded.hashes.end());
}

std::vector<uint64_t> MakeShingles(absl::string_view body,
                                   absl::string_view title, int k) {
  FoldedWords words;
  HashFoldedWords(body, &words);
  std::vector<uint64_t> shingles = std::move(words.hashes);
  if (shingles.size() < static_cast<size_t>(k)) {
    PutTitleBefore(title, &shingles);
  }
  ShingleWords(k, &shingles);
  SortShingles(&shingles);
  return shingles;
}

}  // namespace samestory
