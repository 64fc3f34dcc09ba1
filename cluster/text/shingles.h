// The set of shingles two texts are compared by: k consecutive words as one
// 64-bit hash.
//
//   MakeShingles("The cat sat on the mat.", "", 5)
//       // 2 hashes: "the cat sat on the", "cat sat on the mat"
//   MakeShingles("the CAT sat on -- the mat", "", 5)   // the same two
//   MakeShingles("Cat sat", "", 5)                     // 1 hash: both words
//   MakeShingles("", "Cat sat", 5)                     // the same one
//   MakeShingles("Comments", "Cat sat", 5)   // 1 hash: "cat sat comments"
//   MakeShingles("...", "", 5)                         // none
//
// Words are those of the folded text (FoldText, words.h), so case,
// punctuation, width and the composition of accents make no difference; for
// scripts without spaces a shingle is k characters. On ASCII the set is that
// of the k-grams of \w+ over the lower-cased text. A body of fewer than k words
// says too little to be compared by ("Read more"): its title goes before it.
// What is still shorter than k words is one shingle of all its words: it equals
// only the same short text. A text without words has none, and matches nothing.
//
// A shingle is MixHash of h(w1) M^(k-1) + .. + h(wk) over 64-bit integers,
// h being HashWord (folded_words.h): constant work per word for long ones, and
// for short ones many at once (windows.h). 64 bits
// are enough: a chance collision within a billion shingles that matters for a
// pair of articles of a thousand has probability below 1e-13. The values are a
// format: sketches and archives are made of them.
//
// Cost: see bench/text_bench.cc; 8 bytes a shingle. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_SHINGLES_H_
#define SAMESTORY_CLUSTER_TEXT_SHINGLES_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"

namespace samestory {

// The shingles of `k` >= 1 words of an article: sorted, each once.
std::vector<uint64_t> MakeShingles(absl::string_view body,
                                   absl::string_view title, int k);

// Puts the words of `title` before `words`, those of a body too short for k.
void PutTitleBefore(absl::string_view title, std::vector<uint64_t>* words);

// The two steps of it, for words that were hashed before (folded_words.h):
// replaces word hashes by shingles in the order of the text, repeats with them,
void ShingleWords(int words_per_shingle, std::vector<uint64_t>* words);
// and makes a set of these.
void SortShingles(std::vector<uint64_t>* shingles);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_SHINGLES_H_
