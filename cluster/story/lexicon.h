// How common words are in languages that the background table does not know:
// in what share of articles a word stands, for the commoner words of 38
// languages.
//
//   const Lexicon& lexicon = Lexicon::Shipped();
//   const uint32_t der = Background::KeyOf(HashToken("der"));
//   for (const WordUse& use : lexicon.UsesOf(der)) {
//     lexicon.language(use.language);  // "da", "de", "nb" ...
//     ShareOf(use);                    // .99 in "de"
//   }
//   lexicon.LanguageOf(words);  // of the words of a German article: "de"
//
// The table holds hashes and counts, no words; tools/lexicon makes it, and says
// of what. A word that is not in it is rarer than one in 250 articles, or the
// language has no table: those without spaces between words have none, for
// there words are pairs of letters.
//
// The file, all numbers little-endian:
//   8 bytes  "samelx1\n"
//   4 bytes  languages, then of each 1 byte and as many of its name
//   4 bytes  words, then of each, by key and language: the key less the one
//            before, the number of its language, and in how many of 10,000
//            articles it stands, as varints
//
// Immutable, thread-safe. 3 MB, read when first asked for (10 ms).

#ifndef SAMESTORY_CLUSTER_STORY_LEXICON_H_
#define SAMESTORY_CLUSTER_STORY_LEXICON_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/term_lists.h"

namespace samestory {

// A word of one language.
struct WordUse {
  uint32_t key;       // Background::KeyOf
  uint16_t language;  // its number in the lexicon
  uint16_t count;     // of kLexiconArticles
};

constexpr uint32_t kLexiconArticles = 10000;

// The share of articles of the language in which the word stands.
inline Fixed ShareOf(const WordUse& use) {
  return kFixedOne * use.count / kLexiconArticles;
}

class Lexicon {
 public:
  // Those that are linked into the program.
  static const Lexicon& Shipped();

  // InvalidArgument, with the byte it stopped at, if it is no such file.
  static absl::StatusOr<Lexicon> Parse(absl::string_view file);

  size_t languages() const { return names_.size(); }
  absl::string_view language(size_t number) const { return names_[number]; }

  // By language, each once.
  absl::Span<const WordUse> UsesOf(uint32_t key) const;

  // The number of the language that has most of the words, each counted as
  // often as it is said; nothing if none has a third of them, and two
  // different ones.
  absl::optional<uint32_t> LanguageOf(const TermList& words) const;

 private:
  Lexicon() = default;

  std::vector<std::string> names_;
  std::vector<WordUse> uses_;     // by key, then by language
  std::vector<uint32_t> starts_;  // by the upper 16 bits of a key
};

// The file for these words, in any order, each once in a language.
std::string EncodeLexicon(absl::Span<const std::string> languages,
                          std::vector<WordUse> words);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_LEXICON_H_
