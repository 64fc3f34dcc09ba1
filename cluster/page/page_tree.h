// A web page as a tree, held flat in the order of the page.
//
//   SAMESTORY_ASSIGN_OR_RETURN(PageTree tree, PageTree::Parse(html, {}));
//   for (const PageNode& node : tree.nodes()) { ... }
//
// Node 0 stands for the page. The nodes below node i are i + 1 .. nodes[i].end:
// an element's subtree is a range, and a walk over the page is a loop. Tags
// that only format (<b>, <font>) leave no node.
//
// Missing end tags are supplied where HTML lets them be left out (<p>, <li>,
// <td>, ...), an end tag that nothing opened is ignored, one that is early
// closes what stands open inside. This is less than the standard's tree
// construction, and enough for finding text: no element is ever moved.
//
// Linear in the page whatever it holds, no recursion; 32 bytes a node. A page
// beyond PageLimits is refused: with kResourceExhausted for its depth, with
// kOutOfRange for its nodes. Immutable, so thread-safe; the page must outlive
// the tree.

#ifndef SAMESTORY_CLUSTER_PAGE_PAGE_TREE_H_
#define SAMESTORY_CLUSTER_PAGE_PAGE_TREE_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "cluster/page/elements.h"

namespace samestory {

struct PageLimits {
  // Elements open at once. Browsers stop at 512; articles stay below 60.
  size_t depth = 512;

  // Elements and texts of a page. The largest front pages have 20,000.
  size_t nodes = 1000000;
};

struct PageNode {
  Element element = Element::kText;
  bool block = false;
  uint32_t parent = 0;
  uint32_t end = 0;

  // Of an element its attributes, of a text its bytes: both as in the page.
  absl::string_view text;
};

class PageTree {
 public:
  static absl::StatusOr<PageTree> Parse(absl::string_view html,
                                        const PageLimits& limits);

  const std::vector<PageNode>& nodes() const { return nodes_; }
  const PageNode& operator[](size_t i) const { return nodes_[i]; }
  size_t size() const { return nodes_.size(); }

 private:
  explicit PageTree(std::vector<PageNode> nodes) : nodes_(std::move(nodes)) {}

  std::vector<PageNode> nodes_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_PAGE_PAGE_TREE_H_
