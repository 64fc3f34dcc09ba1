// The folded words of a text as one hash each, in one pass over its bytes.
//
//   FoldedWords words;
//   HashFoldedWords("Gaza's Caf\u00e9", &words);
//   words.hashes   // HashWord of "gaza", "s", "caf\u00e9"
//   words.begins   // 0, 5, 7
//
// The words are those of WordScanner over FoldText(text); no folded copy is
// made. A block of 64 bytes is marked at once (byte_marks.h), and a word of
// ASCII costs no more than finding its two ends and hashing it. Characters
// that only ever stand between words (quotes, dashes, no-break spaces) count
// as such where they stand. Letters of two bytes (of Latin with accents, Greek,
// Cyrillic and more) fold one by one; runs that hold any other non-ASCII
// character are folded for themselves.
//
// Cost: see bench/text_bench.cc; 12 bytes a word. Texts below 4 GiB. Pure,
// thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_FOLDED_WORDS_H_
#define SAMESTORY_CLUSTER_TEXT_FOLDED_WORDS_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "cluster/text/byte_marks.h"

namespace samestory {

struct FoldedWords {
  std::vector<uint64_t> hashes;

  // Where in the text the words begin, in order. Words that were folded
  // together (of one run without a separator, or of words of another alphabet
  // with single spaces between) share the place where the first begins; no
  // stop and no line break lies between them.
  std::vector<uint32_t> begins;
};

// The hash of one folded word. Up to 16 bytes: the two halves of the 128-bit
// product of its own two halves, each under a key (the mixing step of wyhash by
// Wang Yi): half the time of XXH3 for lengths that cannot be foreseen. Longer
// ones: HashBytes. A format, as those are.
uint64_t HashWord(absl::string_view word);

// Replaces what `words` holds. `marks` are MarkBytes() of `text`.
void HashFoldedWords(absl::string_view text, absl::Span<const ByteMarks> marks,
                     FoldedWords* words);
void HashFoldedWords(absl::string_view text, FoldedWords* words);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_FOLDED_WORDS_H_
