#include "cluster/page/text_blocks.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

PageTree Parsed(absl::string_view html) { return *PageTree::Parse(html, {}); }

std::vector<std::string> Lines(absl::string_view html) {
  const PageTree tree = Parsed(html);
  std::vector<std::string> lines;
  for (const TextBlock& block : FindTextBlocks(tree)) {
    lines.push_back(RenderBlock(tree, block));
  }
  return lines;
}

TEST(FindTextBlocksTest, ABlockIsALineOfTheReader) {
  EXPECT_THAT(Lines(""), IsEmpty());
  EXPECT_THAT(Lines("<p> </p><div>\n</div>"), IsEmpty());
  EXPECT_THAT(Lines("<p>Talks <b>resume</b> &amp; <a>fail</a>.</p>Later"),
              ElementsAre("Talks resume & fail.", "Later"));
  EXPECT_THAT(Lines("<div>a<p>b</p>c</div>"), ElementsAre("a", "b", "c"));
  EXPECT_THAT(Lines("a<br>b<br/><br>c"), ElementsAre("a", "b", "c"));
  EXPECT_THAT(Lines("a<hr-like></hr-like>b<p></p>c"), ElementsAre("ab", "c"));
}

TEST(FindTextBlocksTest, WhatIsNotShownIsInNoBlock) {
  EXPECT_THAT(Lines("a<script>x()</script> b<span hidden>no</span>"
                    "<select><option>no</select><noscript>no</noscript>"
                    "<title>no</title><p style='display:none'>no</p>"),
              ElementsAre("a b"));
}

TEST(FindTextBlocksTest, CountsWhatTellsProseFromMenus) {
  const PageTree tree =
      Parsed("<p>Yes, <a href=x>see it</a>. \u65e5\u672c\u3002</p>");
  const std::vector<TextBlock> blocks = FindTextBlocks(tree);
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].chars, 13u);
  EXPECT_EQ(blocks[0].link_chars, 5u);
  EXPECT_EQ(blocks[0].marks, 3u);
  EXPECT_EQ(tree[blocks[0].parent].element, Element::kParagraph);
}

}  // namespace
}  // namespace samestory
