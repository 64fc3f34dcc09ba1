// Titles: found in a plain text, and freed of what a page puts around them.
//
//   SplitTitle("Envoy returns\nThe envoy returned on Monday.\n")
//       // {title "Envoy returns", body "The envoy returned on Monday.\n"}
//   SplitTitle("The envoy returned on Monday.\nHe left.")   // {"", all of it}
//   CleanTitle("Envoy  returns | The Daily Post", "dailypost.com")
//   CleanTitle("Envoy returns Envoy returns", "")   // both "Envoy returns"
//
// Only what is surely not of the title goes: a site's name is taken off when
// it is the article's source, never for its looks, since "Talks fail - again"
// and "Analysis: Why now?" are whole titles. Suffixes that a source repeats
// are boilerplate.h's business. Linear time. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_TITLES_H_
#define SAMESTORY_CLUSTER_TEXT_TITLES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace samestory {

struct TitledText {
  std::string title;  // empty if the text has none
  std::string body;
};

// Splits the text of a plain file. The first line is the title when it reads
// like one: at most 30 words, not ending as a sentence does (a short question
// or exclamation may), followed by more text, and not the first line of a
// paragraph broken at a fixed width. A title given twice is taken off twice.
TitledText SplitTitle(absl::string_view document);

// `title` on one line with single spaces, without a doubled half ("T T",
// "T - T") and without the name of `source` (an outlet's name or host; may be
// empty) before or after a separator. Never empties a title.
std::string CleanTitle(absl::string_view title, absl::string_view source);

// `title` cut at the separators sites use: " - ", " | ", " \u2013 " and the
// like. One piece if there is none. The pieces are views into `title`.
std::vector<absl::string_view> SplitAtSeparators(absl::string_view title);

// Whether two texts have the same words, case and punctuation aside, and at
// least one.
bool SameWords(absl::string_view a, absl::string_view b);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_TITLES_H_
