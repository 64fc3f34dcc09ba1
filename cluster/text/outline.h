// A text read once: its words as hashes, its lines and sentences as ranges.
//
//   Outline outline;
//   ReadOutline("The envoy left. He is back.\nGet our letter", &outline);
//   outline.lines.size();             // 2
//   outline.sentences[1];             // bytes 16..27, words 3..6
//   outline.words.hashes[3];          // HashWord("he")
//
// Everything later asks the outline and not the text: what a source repeats
// (units.h), what stands around an article (tails.h), what the shingles are
// (shingles.h). What is dropped is a mark on a sentence (kept_sentences.h);
// the text is neither copied nor read again.
//
// Cost: see bench/text_bench.cc; 12 bytes a word and 16 a sentence, in vectors
// that a caller may use again for the next text. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_OUTLINE_H_
#define SAMESTORY_CLUSTER_TEXT_OUTLINE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "cluster/text/byte_marks.h"
#include "cluster/text/folded_words.h"

namespace samestory {

struct Outline {
  struct Sentence {
    uint32_t begin, end;            // bytes, trimmed
    uint32_t first_word, end_word;  // of words

    uint32_t word_count() const { return end_word - first_word; }
  };

  // A line that holds more than white space: one sentence or more.
  struct Line {
    uint32_t first_sentence, end_sentence;
  };

  std::vector<ByteMarks> marks;  // of the text
  FoldedWords words;
  std::vector<Sentence> sentences;
  std::vector<Line> lines;

  // Bytes and words of a whole line.
  Sentence Whole(const Line& line) const {
    const Sentence& first = sentences[line.first_sentence];
    const Sentence& last = sentences[line.end_sentence - 1];
    return {first.begin, last.end, first.first_word, last.end_word};
  }
};

// Replaces what `outline` holds. Texts below 4 GiB.
void ReadOutline(absl::string_view text, Outline* outline);

// The bytes of a sentence or of a whole line.
inline absl::string_view TextOf(absl::string_view text,
                                const Outline::Sentence& sentence) {
  return text.substr(sentence.begin, sentence.end - sentence.begin);
}

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_OUTLINE_H_
