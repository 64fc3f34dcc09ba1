#include "cluster/page/page_tree.h"

#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

// The tree as nested brackets: "(p"text")", elements by what they open with.
std::string Show(const PageTree& tree, uint32_t i) {
  const PageNode& node = tree[i];
  if (node.element == Element::kText) {
    return absl::StrCat("'", node.text, "'");
  }
  std::string out = absl::StrCat("(", static_cast<int>(node.element));
  for (uint32_t child = i + 1; child < node.end; child = tree[child].end) {
    EXPECT_EQ(tree[child].parent, i);
    absl::StrAppend(&out, Show(tree, child));
  }
  return out + ")";
}

std::string Shown(absl::string_view html) {
  absl::StatusOr<PageTree> tree = PageTree::Parse(html, {});
  EXPECT_TRUE(tree.ok()) << html;
  return Show(*tree, 0);
}

// Two pages that mean the same have the same tree.
TEST(PageTreeTest, MissingEndTagsAreSupplied) {
  const struct {
    const char* given;
    const char* whole;
  } cases[] = {
      {"<p>a<p>b", "<p>a</p><p>b</p>"},
      {"<p>a<div>b</div>", "<p>a</p><div>b</div>"},
      {"<ul><li>a<li>b</ul>c", "<ul><li>a</li><li>b</li></ul>c"},
      {"<ul><li><p>a<li>b</ul>", "<ul><li><p>a</p></li><li>b</li></ul>"},
      {"<ul><li>a<ul><li>b</ul><li>c</ul>",
       "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"},
      {"<table><tr><td>a<td>b<tr><td>c</table>d",
       "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>d"},
      {"<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"},
      {"<a href=1>a<a href=1>b", "<a href=1>a</a><a href=1>b</a>"},
      {"<h2>a</h3>b", "<h2>a</h2>b"},
  };
  for (const auto& c : cases) EXPECT_EQ(Shown(c.given), Shown(c.whole));
}

TEST(PageTreeTest, StrayEndTagsAreIgnored) {
  EXPECT_EQ(Shown("<div>a</p></span>b</x-y></div>c"),
            Shown("<div>a<!-- -->b</div>c"));
  // An end tag inside a cell does not close what the cell is in.
  EXPECT_EQ(Shown("<div><table><tr><td>a</div>b</td></tr></table>c</div>"),
            Shown("<div><table><tr><td>a<!-- -->b</td></tr></table>c</div>"));
}

TEST(PageTreeTest, EarlyEndTagsCloseWhatIsInside) {
  EXPECT_EQ(Shown("<div><span><a>x</div>y"),
            Shown("<div><span><a>x</a></span></div>y"));
}

TEST(PageTreeTest, FormattingLeavesNoNode) {
  EXPECT_EQ(Shown("<p>a <b>b</b> c</p>"), Shown("<p>a <i>b</font> c</p>"));
}

TEST(PageTreeTest, CodeIsKeptInScriptsOnly) {
  EXPECT_EQ(Shown("<style>p { }</style>a"), Shown("<style></style>a"));
  EXPECT_NE(Shown("<script>x()</script>a"), Shown("<script></script>a"));
}

TEST(PageTreeTest, APageBeyondTheLimitsIsRefused) {
  PageLimits limits;
  limits.depth = 10;
  limits.nodes = 100;
  std::string deep, wide;
  for (int i = 0; i < 20; ++i) deep += "<div>";
  for (int i = 0; i < 101; ++i) wide += "<br>";
  EXPECT_EQ(PageTree::Parse(deep, limits).status(),
            absl::ResourceExhaustedError("nested deeper than 10 elements"));
  EXPECT_EQ(PageTree::Parse(wide, limits).status(),
            absl::OutOfRangeError("more than 100 elements and texts"));
}

// Each of these made a tree builder quadratic; such a walk over 4 MB would
// outlast the test's time by far.
TEST(PageTreeTest, HostilePagesTakeLinearTime) {
  for (const char* piece :
       {"<i>", "</p>", "<a>", "<li>", "<td><div>", "<table></div>", "<x>",
        "<span></b>", "<p a=1 b=2", "<div></x>", "</x></y>", "<a></div>"}) {
    std::string html;
    while (html.size() < 4000000) html += piece;
    PageLimits limits;
    limits.nodes = html.size();
    const auto tree = PageTree::Parse(html, limits);
    if (tree.ok()) continue;
    EXPECT_EQ(tree.status().code(), absl::StatusCode::kResourceExhausted);
  }
}

}  // namespace
}  // namespace samestory
