// A first word that can be read without folding: the quick way to see that a
// text does not begin with a wording.
//
//   FirstPlainWord("\u201cAdd Comment") // "Add"
//   FirstPlainWord("\u00c9lan")         // nullopt: folding has a say
//
// Time linear in what stands before the word's end. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_PLAIN_WORDS_H_
#define SAMESTORY_CLUSTER_TEXT_PLAIN_WORDS_H_

#include "absl/strings/string_view.h"
#include "absl/types/optional.h"

namespace samestory {

// The first word of `text` as it stands there, if its folded form is the same
// letters made small; empty if `text` has no word; nullopt if that cannot be
// told without folding.
absl::optional<absl::string_view> FirstPlainWord(absl::string_view text);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_PLAIN_WORDS_H_
