// How common the terms are of documents in a language that the background
// table does not know.
//
//   const ForeignDocuments documents = FindForeign(word_counts, words_of);
//   const ForeignTerms terms(words_of, documents, {kFixedOne / 50, true});
//   terms.IdfOf(term);   // nothing if no foreign document has it
//
// To the background every word of such a language is rare, "de" as much as a
// name, and then all its articles look alike. So their terms are judged by the
// lexicon, if it knows the language, and by the foreign documents of the batch
// themselves:
//
//   p = (A * prior + max(count - 6, 0)) / (A + foreign documents)
//   prior = the mean over these documents of
//       the share of articles that the lexicon of the language tells, or
//       min(1, (share of all words, but for five of them, / full share) ^ 2)
//   A = 2500 for a lexicon, else 300
//
// With thousands of documents the counts decide. With five of an unknown
// language all that is known is how often a term is said: "de" is six words of
// a hundred, the name of what a text is about hardly ever one. A document is
// foreign if the background has under half of its words: of English articles it
// has .8 to 1, of headlines .67 (all but one in a hundred), of Spanish articles
// .3.
//
// Some 2,000 of the foreign documents are looked at, which is enough for a
// frequency: 30 MB at most. Const methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_FOREIGN_TERMS_H_
#define SAMESTORY_CLUSTER_STORY_FOREIGN_TERMS_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/types/optional.h"
#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/term_lists.h"

namespace samestory {

constexpr uint32_t kNoLanguage = UINT32_MAX;

struct ForeignDocuments {
  std::vector<uint32_t> documents;  // those looked at, ascending
  uint64_t words = 0;               // that they say together

  // By language of the lexicon: how many of them are in it.
  std::vector<uint32_t> of_language;
  std::vector<uint32_t> languages;  // of each document, or kNoLanguage
  uint64_t others = 0;              // documents in none of them
  uint64_t words_of_others = 0;
};

// The words of one document: how many, how many different ones, and how many
// of these the background has.
struct WordCounts {
  uint64_t all = 0;
  uint32_t different = 0;
  uint32_t known = 0;
};

// The terms of a document, with their counts; good until the next call.
using TermsOf = absl::FunctionRef<TermList(uint32_t document)>;

// `counts`: of the words of each document of the batch. The words' terms are
// their keys in the background.
ForeignDocuments FindForeign(absl::Span<const WordCounts> counts,
                             TermsOf words_of);

// What is known of terms before they are counted.
struct TermPrior {
  // The share of all words from which a term is taken to be in every document;
  // 0 if how often it is said tells nothing.
  Fixed full_share = 0;

  // Whether terms are words, which the lexicon may know.
  bool are_words = false;
};

class ForeignTerms {
 public:
  // None.
  ForeignTerms() = default;

  ForeignTerms(TermsOf terms_of, const ForeignDocuments& foreign,
               const TermPrior& term_prior);

  bool empty() const { return idf_.empty(); }

  absl::optional<Fixed> IdfOf(uint32_t term) const;

 private:
  class Prior;

  absl::flat_hash_map<uint32_t, uint32_t> idf_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_FOREIGN_TERMS_H_
