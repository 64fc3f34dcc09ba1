// Words that can be read without folding: the quick way to see that a text
// does not hold a wording.
//
//   IsPlain("Gaza\u2019s toll")         // true: words of ASCII, separators
//   IsPlain("caf\u00e9")                // false
//   FirstPlainWord("\u201cAdd Comment") // "Add"
//   FirstPlainWord("\u00c9lan")         // nullopt: folding has a say
//
// Linear time. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_PLAIN_WORDS_H_
#define SAMESTORY_CLUSTER_TEXT_PLAIN_WORDS_H_

#include "absl/strings/string_view.h"
#include "absl/types/optional.h"

namespace samestory {

// Whether all that `text` holds beside ASCII only separates words. Then its
// folded words are its runs of ASCII letters, digits and '_', made small.
bool IsPlain(absl::string_view text);

// The first word of `text` as it stands there, if its folded form is the same
// letters made small; empty if `text` has no word; nullopt if that cannot be
// told without folding.
absl::optional<absl::string_view> FirstPlainWord(absl::string_view text);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_PLAIN_WORDS_H_
