// What a page says of its article in JSON-LD (schema.org), if it does.
//
//   JsonLdArticle article;
//   ReadJsonLd("{\"@type\": \"NewsArticle\", \"headline\": \"Talks\"}",
//   &article)
//       // true; article.headline "Talks"
//
// Looks for an object of a type of article, at the top, in a list, in @graph
// or a few levels below, and takes the first that has a headline or a text.
// Line feeds inside strings, which many sites write and JSON forbids, are
// forgiven; what else is no JSON is no article. Linear; depth is bounded.
// Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_PAGE_JSON_LD_H_
#define SAMESTORY_CLUSTER_PAGE_JSON_LD_H_

#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

// As the page has them, markup and entities included.
struct JsonLdArticle {
  std::string headline;
  std::string body;
  std::string published;
  std::string url;
  std::string publisher;
  std::string language;
};

// Whether `script`, the content of <script type="application/ld+json">, tells
// of an article.
bool ReadJsonLd(absl::string_view script, JsonLdArticle* article);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_PAGE_JSON_LD_H_
