// A web page, read into the article that it shows.
//
//   SAMESTORY_ASSIGN_OR_RETURN(Article article, ReadPage(html, "", {}));
//   article.title    // "Envoy returns", without the site's name
//   article.body     // the article alone, a paragraph a line
//
// `html` is UTF-8. `url` is where the page was fetched from, or empty; the
// address that the page itself gives is taken before it. A page that keeps its
// text in JSON-LD alone, and shows it by script, is read from there. A front
// page gives an article too: whatever prose it has. The id is left empty.
//
// About 250 MB/s; memory is some 40 bytes for each of the page's elements and
// texts. Fails as PageTree::Parse does for a page
// beyond `limits`. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_PAGE_PAGE_H_
#define SAMESTORY_CLUSTER_PAGE_PAGE_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "cluster/page/page_tree.h"
#include "cluster/text/article.h"

namespace samestory {

absl::StatusOr<Article> ReadPage(absl::string_view html, absl::string_view url,
                                 const PageLimits& limits);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_PAGE_PAGE_H_
