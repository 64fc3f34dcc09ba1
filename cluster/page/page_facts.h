// What a page says of itself: title, date, address, site, language.
//
//   PageFacts facts = FindPageFacts(tree);
//   facts.title       // "Envoy returns": of og:title, a heading, <title>
//   facts.published   // "2024-10-22T07:30:00Z"
//
// Meta elements (Open Graph, Dublin Core, what publishing systems write),
// JSON-LD, <link rel=canonical>, <time>, <html lang>; for each fact the most
// reliable place first. A page's date of change is not its date. Linear. Pure,
// thread-safe.

#ifndef SAMESTORY_CLUSTER_PAGE_PAGE_FACTS_H_
#define SAMESTORY_CLUSTER_PAGE_PAGE_FACTS_H_

#include <string>

#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "cluster/page/page_tree.h"

namespace samestory {

// Empty where the page does not say. Texts are as people read them.
struct PageFacts {
  std::string title;
  std::string url;  // canonical; absolute
  std::string site;
  std::string language;
  std::string body;  // the text in JSON-LD, lines as it has them
  absl::optional<absl::Time> published;
};

PageFacts FindPageFacts(const PageTree& tree);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_PAGE_PAGE_FACTS_H_
