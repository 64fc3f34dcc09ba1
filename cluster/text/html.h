// Markup inside a text field, reduced to the text a reader would see.
//
//   StripTags("<p>Talks <b>resume</b> &amp; fail.</p><p>Later</p>")
//     // "Talks resume & fail.\nLater"
//   LooksLikeHtml("a <b>bold</b> word")         // true
//   LooksLikeHtml("if a < b and c > d")         // false
//
// For the fragments that feeds and APIs put into a field (feedparser,
// Miniflux, WordPress). Block elements end a line; scripts, styles and comments
// go. No tree is built: one pass, linear in the input whatever it holds, no
// recursion. Useful for fields; not for whole pages, where the main text must
// be told from the menu. Pure functions, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_HTML_H_
#define SAMESTORY_CLUSTER_TEXT_HTML_H_

#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

// Whether `text` has at least one tag of an element that HTML knows.
bool LooksLikeHtml(absl::string_view text);

// The visible text. Runs of white space become one space, or one line feed
// where a block begins or ends; none at the ends. Entities are decoded.
std::string StripTags(absl::string_view html);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_HTML_H_
