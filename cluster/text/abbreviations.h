// Full stops that end no sentence: "Gen.", "Oct.", "Inc. of", "J.", "U.S.".
//
//   IsAbbreviation("Mr. Li left.", 2, 4)              // true
//   IsAbbreviation("He works for Acme Inc. He", 21, 23)  // false: "He" opens
//   IsAbbreviation("He left. She", 7, 9)              // false
//
// Titles, months and the like are never final. Firms ("Inc."), states, initials
// and dotted capitals are final only before a word that usually opens a
// sentence. English news.
//
// A word that is none costs one look into a table. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_ABBREVIATIONS_H_
#define SAMESTORY_CLUSTER_TEXT_ABBREVIATIONS_H_

#include <cstddef>

#include "absl/strings/string_view.h"

namespace samestory {

// Whether the full stop at `stop` belongs to an abbreviation, a sentence being
// about to open at `next`.
bool IsAbbreviation(absl::string_view line, size_t stop, size_t next);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_ABBREVIATIONS_H_
