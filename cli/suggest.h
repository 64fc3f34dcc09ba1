// What the user may have meant by a mistyped word.
//
//   Suggest("dedpu", {"cluster", "dedup"})      // "dedup"
//   Suggest("--thresh", {"--threshold"})        // "--threshold"
//   Suggest("news", {"cluster", "dedup"})       // nothing
//
// Counts the keystrokes between two words (restricted Damerau-Levenshtein:
// insert, drop, replace, swap neighbours); about one in three letters may be
// wrong. A beginning that fits one candidate only means that candidate.

#ifndef SAMESTORY_CLI_SUGGEST_H_
#define SAMESTORY_CLI_SUGGEST_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "absl/types/span.h"

namespace samestory {

// Keystrokes that turn `a` into `b`. O(|a| |b|).
int EditDistance(absl::string_view a, absl::string_view b);

// The nearest candidate, the first of equally near ones.
absl::optional<std::string> Suggest(absl::string_view word,
                                    absl::Span<const std::string> candidates);

// "; did you mean `dedup`?" or nothing: the tail of a message.
std::string DidYouMean(absl::string_view word,
                       absl::Span<const std::string> candidates);

}  // namespace samestory

#endif  // SAMESTORY_CLI_SUGGEST_H_
