// How common the terms are of documents in a language that the background
// table does not know.
//
//   const ForeignDocuments documents = FindForeign(word_counts);
//   const ForeignTerms terms(bigrams_of, documents, kFixedOne / 100);
//   terms.IdfOf(term);   // nothing if no foreign document has it
//
// To the background every word of such a language is rare, "de" as much as a
// name, and then all its articles look alike. So their terms are also judged
// by the foreign documents of the batch themselves:
//
//   p = (300 * prior + max(count - 6, 0)) / (300 + foreign documents)
//   prior = min(1, (share of all their words, but for five of them,
//                   / full share) ^ 2)
//
// With hundreds of documents the counts decide. With five, all that is known is
// how often a term is said: "de" is six words of a hundred, the name of what a
// text is about hardly ever one. A document is foreign if the background has
// under half of its words: of English articles it has .8 to 1, of headlines .67
// (all but one in a hundred), of Spanish articles .3.
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

struct ForeignDocuments {
  std::vector<uint32_t> documents;  // those looked at, ascending
  uint64_t words = 0;               // that they say together
};

// The words of one document: how many, how many different ones, and how many
// of these the background has.
struct WordCounts {
  uint64_t all = 0;
  uint32_t different = 0;
  uint32_t known = 0;
};

// `words`: those of each document of the batch.
ForeignDocuments FindForeign(absl::Span<const WordCounts> words);

// The terms of a document, with their counts; good until the next call.
using TermsOf = absl::FunctionRef<TermList(uint32_t document)>;

class ForeignTerms {
 public:
  // None.
  ForeignTerms() = default;

  // `full_share`: the share of all words from which a term is taken to be in
  // every document; 0 if that tells nothing in this channel.
  ForeignTerms(TermsOf terms_of, const ForeignDocuments& documents,
               Fixed full_share);

  bool empty() const { return idf_.empty(); }

  absl::optional<Fixed> IdfOf(uint32_t term) const;

 private:
  absl::flat_hash_map<uint32_t, uint32_t> idf_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_FOREIGN_TERMS_H_
