// The text of the article on a web page, told from all that stands around it.
//
//   MainText(tree, "Envoy returns")   // "The envoy landed on Monday.\nHe ..."
//
// Three steps, each a walk over the page:
//   1. A block of prose (long, with commas and stops, few of its characters in
//      links) weighs its characters; an element weighs what lies in it. Asides
//      (by tag, class or id) go, unless they hold half of the page's prose.
//   2. From the page down: an element that is marked as the article and holds
//      most of the prose; from there to the child that holds nearly all of it,
//      as long as there is one.
//   3. Of the blocks in that element, those that are not links, nor the title,
//      nor the caption of a picture, nor a heading without a text below.
//
// The idea of weighing prose goes back to Kohlschütter et al., "Boilerplate
// Detection using Shallow Text Features" (WSDM 2010), that of walking to where
// it lies to Readability (arc90, 2009). docs/benchmarks.md has the quality, by
// the side of other tools. Linear; no recursion. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_PAGE_MAIN_TEXT_H_
#define SAMESTORY_CLUSTER_PAGE_MAIN_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "cluster/page/page_tree.h"

namespace samestory {

// A paragraph a line; empty if the page has no prose. `title` is the article's.
std::string MainText(const PageTree& tree, absl::string_view title);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_PAGE_MAIN_TEXT_H_
