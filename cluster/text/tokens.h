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
// do not matter to it. Cost: some 20 ns a token of ASCII letters or digits,
// whose ends, capitals and small letters are found 64 bytes at a time
// (byte_marks.h); FoldText for any other; 24 bytes a token. Pure, thread-safe
// (a tokenizer belongs to one thread).

#ifndef SAMESTORY_CLUSTER_TEXT_TOKENS_H_
#define SAMESTORY_CLUSTER_TEXT_TOKENS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "cluster/text/byte_marks.h"
#include "cluster/text/words.h"

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

// The same for one text after the other, without new memory for each.
class Tokenizer {
 public:
  // Good until the next call.
  absl::Span<const Token> Read(absl::string_view text);

 private:
  void Mark();
  void ReadSentence(size_t begin, absl::Span<const Word> words);
  bool AppendPlain(Word word, bool starts_sentence);
  void Append(uint32_t begin, uint32_t end, uint64_t hash, Token::Shape shape,
              bool starts_sentence);

  absl::string_view text_;
  std::vector<ByteMarks> marks_;
  std::vector<uint64_t> capitals_, others_;  // a bit for each byte of the text
  std::vector<char> lower_;
  std::vector<Word> words_;
  std::vector<Token> tokens_;  // the first count_, and room for more
  size_t count_ = 0;
};

// The hash of one word as Tokenize makes it: HashToken("U.S.") ==
// HashToken("US") == HashToken("us").
uint64_t HashToken(absl::string_view word);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_TOKENS_H_
