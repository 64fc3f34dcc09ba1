// An article by its lines and sentences, as hashes of their folded words: all
// that counting boilerplate wants to know of it, 8 bytes each.
//
//   ReadUnits("The envoy left. He is back.\nGet our letter", "Envoy back |
//   Post")
//       // line of 6 words; its sentences, of 3 words each; line of 3 words;
//       // pieces of the title: of 2 words and of 1; the title, of 3 words
//
// Two units with the same words, whatever their case and punctuation, have the
// same hash.
//
// Cost: see bench/text_bench.cc; some 25 units in an article of 500 words.
// Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_UNITS_H_
#define SAMESTORY_CLUSTER_TEXT_UNITS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "cluster/text/outline.h"

namespace samestory {

class Unit {
 public:
  enum Kind : uint8_t { kLine, kSentence, kTitlePiece, kTitle };

  // The bits of a hash that a unit keeps. Three different units that share
  // these are out of reach for any number of lines a machine can hold.
  static constexpr uint64_t kHashMask = ~uint64_t{0} << 24;

  // Units of more words tell this number.
  static constexpr size_t kMostWords = 63;

  Unit() = default;
  Unit(uint64_t hash, size_t words, Kind kind)
      : bits_((hash & kHashMask) | CappedWords(words) << 2 | kind) {}

  uint64_t hash() const { return bits_ & kHashMask; }
  size_t words() const { return (bits_ >> 2) & kMostWords; }
  Kind kind() const { return static_cast<Kind>(bits_ & 3); }

 private:
  static uint64_t CappedWords(size_t words) {
    return words < kMostWords ? words : kMostWords;
  }

  uint64_t bits_ = 0;
};

// The units of an article in reading order: for each line that holds more than
// white space the line, then its sentences if it has more than one; then the
// first and the last piece of the title if it has several; then the title if it
// has words.
std::vector<Unit> UnitsOf(const Outline& outline, absl::string_view title);

// Whether the last one of an article's units is its title.
inline bool EndWithTitle(absl::Span<const Unit> units) {
  return !units.empty() && units.back().kind() == Unit::kTitle;
}

// The same in place of what `units` holds; `title_words` are the hashes of the
// folded words of `title`.
void ReadUnitsOf(const Outline& outline, absl::string_view title,
                 absl::Span<const uint64_t> title_words,
                 std::vector<Unit>* units);

// The same of a body not read yet.
std::vector<Unit> ReadUnits(absl::string_view body, absl::string_view title);

// The unit of one piece of a title.
Unit ReadTitlePiece(absl::string_view piece);

struct LineUnits {
  Unit whole;
  absl::Span<const Unit> sentences;  // none if the line is one sentence
};

// Takes the next line off `units`. False if there is none.
bool TakeLine(absl::Span<const Unit>* units, LineUnits* line);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_UNITS_H_
