// Where the words are.
//
//   FindWords("don't stop_1")   // don, t, stop_1
//   FindWords("北京abc")        // 北, 京, abc
//   FindWords("naïve")          // naïve
//
// A word is a maximal run of letters, digits, numbers and '_', with the marks
// and format characters that follow them; apostrophe, hyphen and dot end it.
// On ASCII this is the regular expression \w+.
//
// Scripts that write no spaces (Han, Hiragana, Katakana, Thai, Lao, Khmer,
// Myanmar) have no words to find without a dictionary: there each character,
// with its marks, is a word of its own. k of them in a row are a character
// k-gram, so what is built on words (shingles.h) needs no second rule.
//
// Cost: ASCII is classified 64 bytes at a time, so that a word costs no
// mispredicted branch; FindWords() takes some 2 ns a word. Positions are 32
// bits: texts below 4 GiB. Pure, thread-safe (a scanner belongs to one thread).

#ifndef SAMESTORY_CLUSTER_TEXT_WORDS_H_
#define SAMESTORY_CLUSTER_TEXT_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "cluster/text/byte_marks.h"

namespace samestory {

// A word's place in the text, in bytes.
struct Word {
  uint32_t begin;
  uint32_t end;
};

// What a code point is to a word.
enum class WordRole : unsigned char {
  kNone,       // between words
  kPart,       // a letter or digit: begins a word or goes on with it
  kContinues,  // a mark or format character: belongs to what stands before it
  kUnit,       // of a script without spaces: a word of its own
};
WordRole RoleInWord(char32_t code_point);

// Whether the code point belongs to a script that writes no spaces.
bool IsUnspacedScript(char32_t code_point);

// Gives the words of `text` one after another, without storing them.
class WordScanner {
 public:
  explicit WordScanner(absl::string_view text) : text_(text) { LoadBlock(0); }

  // False at the end.
  bool Next(Word* word);

 private:
  // Of the 64 bytes from `begin`, a bit each, the lowest first.
  struct Block {
    size_t begin = 0;
    uint64_t parts = 0;  // ASCII letters, digits, '_'
    uint64_t other = 0;  // not ASCII
  };

  // The next word if all of it lies in the block, is ASCII, and ASCII follows:
  // nearly every word of most texts.
  bool NextInBlock(Word* word);
  // The first position from `position` that is (`wanted`) or is not an ASCII
  // part of a word; any byte that is not ASCII ends the search too.
  size_t Find(bool wanted, size_t position);
  void LoadBlock(size_t position);
  // The end of the run of parts (and what continues them) from `position`.
  size_t PartsEnd(size_t position);
  // The end of the run of continuing characters from `position`.
  size_t ContinuationEnd(size_t position) const;

  absl::string_view text_;
  size_t position_ = 0;
  Block block_;
};

// All words of `text`, in order.
std::vector<Word> FindWords(absl::string_view text);

// The same in the place of what `words` holds. `marks` are MarkBytes() of
// `text`.
void FindWords(absl::string_view text, absl::Span<const ByteMarks> marks,
               std::vector<Word>* words);

inline absl::string_view WordText(absl::string_view text, Word word) {
  return text.substr(word.begin, word.end - word.begin);
}

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_WORDS_H_
