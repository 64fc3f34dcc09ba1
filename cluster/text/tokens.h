// The words of a text as the story room wants them: with their case, numbers
// and acronyms whole, and where sentences begin.
//
//   Tokenize("Gaza's toll: 27,585. The U.N. knows.")
//       // Gaza  toll  27,585  The  U.N.  knows
//       // shapes: Capitalised Lower Number Capitalised Upper Lower
//
// Differences from FindWords, each for one reason:
//   27,585  3.5     one token; its hash is that of the digits without the
//                   separators of thousands ("27585"), so that 27,585 and
//                   27585 are one number
//   U.S.  a.m.      one token; its hash is that of the letters ("us")
//   's  n't  're    English endings after an apostrophe are dropped, also when
//                   a tokeniser has cut them off ("Gaza 's", "Gaza \u2019 s")
//   北京            scripts without spaces give overlapping pairs of
//                   characters (one alone if there is only one): single
//                   characters say too little to tell stories apart
//
// The hash is HashBytes of the folded word, so case and accents' composition
// do not matter to it. Cost: FoldText per token, some 30 ns; 24 bytes a token.
// Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_TOKENS_H_
#define SAMESTORY_CLUSTER_TEXT_TOKENS_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"

namespace samestory {

struct Token {
  enum Shape : uint8_t {
    kLower,        // no capital
    kCapitalised,  // the first letter alone is a capital
    kUpper,        // capitals only, and more than one, or an acronym
    kMixed,        // capitals elsewhere: iPhone, McKay
    kNumber,       // begins with a digit: 11th, 2024, 3.5
    kCaseless,     // of a script without case
  };

  uint32_t begin;  // bytes of the text it came from
  uint32_t end;
  uint64_t hash;  // of the folded word
  Shape shape;
  bool starts_sentence;  // the first token of its sentence or line
};

// The tokens of `text` (UTF-8, case kept), in order. Their hash is that of
// HashToken of their text.
std::vector<Token> Tokenize(absl::string_view text);

// The hash of one word as Tokenize makes it: HashToken("U.S.") ==
// HashToken("US") == HashToken("us").
uint64_t HashToken(absl::string_view word);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_TOKENS_H_
