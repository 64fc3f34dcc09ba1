// What a page's author says an element is for: class, id and the like.
//
//   ReadHint("class=\"article-body\"")          // Hint::kArticle
//   ReadHint("id=related class=\"box wide\"")   // Hint::kAside
//   ReadHint("style=\"display: none\"")         // Hint::kHidden
//   ReadHint("class=\"col-md-8\"")              // Hint::kNone
//
// Names are read word by word ("articleBody", "article_body" and
// "article-body" are two words), against lists of what publishing systems use
// in common; no site has a rule of its own. Linear. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_PAGE_HINTS_H_
#define SAMESTORY_CLUSTER_PAGE_HINTS_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace samestory {

enum class Hint : uint8_t {
  kNone,
  kArticle,  // holds the text of the article
  kAside,    // share buttons, related articles, comments, ...
  kHidden,   // a browser does not show it
};

// `attributes` as HtmlToken has them.
Hint ReadHint(absl::string_view attributes);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_PAGE_HINTS_H_
