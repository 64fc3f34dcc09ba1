// Where lines and sentences end.
//
//   SplitSentences("Mr. Li met the U.S. team. \"Good,\" he said.")
//       // {Mr. Li met the U.S. team.} {"Good," he said.}
//   SplitSentences("He left . '' The talks , held Oct . 3 , ended .")
//       // {He left . ''} {The talks , held Oct . 3 , ended .}
//
// A line always ends a sentence. Inside a line a sentence ends at `.`, `!`,
// `?` or an ellipsis, with the closing quotes and brackets after it, when what
// follows after a space could begin one: a capital, a digit, a letter of a
// script without case, an opening quote or bracket. Not after titles, months
// and other abbreviations of English news ("Gen.", "Oct.", "Inc. of"), not
// after initials, and after dotted capitals ("U.S.") only before a word that
// usually opens a sentence. The full stops of Chinese and Japanese need no
// space. Text split into tokens ("Gov . Li", "`` so ''") reads the same.
//
// The pieces are views into the text, without the white space around them;
// joined they are the text but for that white space. Linear time: stops and
// line breaks are found 64 bytes at a time. Pure, thread-safe (a reader belongs
// to one thread).

#ifndef SAMESTORY_CLUSTER_TEXT_SENTENCES_H_
#define SAMESTORY_CLUSTER_TEXT_SENTENCES_H_

#include <cstddef>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "cluster/text/byte_marks.h"

namespace samestory {

// Reads the lines of a text, and the sentences of each, one after another.
//
//   LineReader reader(text);
//   for (absl::string_view line; reader.NextLine(&line);) {
//     for (absl::string_view sentence; reader.NextSentence(&sentence);) ..
//   }
class LineReader {
 public:
  explicit LineReader(absl::string_view text);

  // The same with the marks of `text` that were made before (MarkBytes), which
  // must outlive this.
  LineReader(absl::string_view text, absl::Span<const ByteMarks> marks)
      : text_(text), marks_(marks) {}

  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  // The next line that holds more than white space, trimmed (no-break spaces
  // too). "\n", "\r\n", "\r" and U+2028/U+2029 end a line. False at the end.
  bool NextLine(absl::string_view* line);

  // The next sentence of that line. False at its end.
  bool NextSentence(absl::string_view* sentence);

 private:
  size_t FindBreak(size_t from) const;
  size_t FindStop(size_t from, size_t end) const;
  size_t SentenceEnd(absl::string_view line) const;

  const absl::string_view text_;
  const ByteMarksList own_marks_;  // none if the caller has them
  const absl::Span<const ByteMarks> marks_;
  size_t next_line_ = 0;
  absl::string_view line_;  // what is left of the line
};

// The lines of `text`, in order.
std::vector<absl::string_view> SplitLines(absl::string_view text);

// The sentences of `text`, in order.
std::vector<absl::string_view> SplitSentences(absl::string_view text);

// `text` without the white space around it, Unicode's included.
absl::string_view TrimSpace(absl::string_view text);

// The character that ends `line` as a sentence: a full stop, '?', '!', an
// ellipsis or their wide forms, perhaps inside closing quotes or brackets.
// 0 if it does not end so; a colon or comma does not count.
char32_t FinalStop(absl::string_view line);

inline bool EndsLikeSentence(absl::string_view line) {
  return FinalStop(line) != 0;
}

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_SENTENCES_H_
