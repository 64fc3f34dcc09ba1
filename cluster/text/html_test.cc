#include "cluster/text/html.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

struct Case {
  const char* given;
  const char* wanted;
};

TEST(StripTagsTest, VisibleTextIsLeft) {
  const Case cases[] = {
      {"", ""},
      {"no markup  at\n all", "no markup at all"},
      {"<p>Talks <b>resume</b> &amp; fail.</p><p>Later</p>",
       "Talks resume & fail.\nLater"},
      {"one<br>two<br/>three<BR />four", "one\ntwo\nthree\nfour"},
      {"<ul><li>a</li><li>b</li></ul>tail", "a\nb\ntail"},
      {"in<i>side</i> a word", "inside a word"},
      {"  <div>\n  <span> x </span>\n</div> ", "x"},
      // An attribute may hold ">".
      {"<img alt=\"a > b\" src='c>d'>shown", "shown"},
      // What nobody sees.
      {"a<script>if (x < 1) {}</script>b", "ab"},
      {"a<style>p { }</style><!-- <p>no</p> -->b", "ab"},
      {"a<SCRIPT>x</Script >b", "ab"},
      {"<![CDATA[kept]]>", "kept]]>"},
      {"<!DOCTYPE html><?php x ?>y", "y"},
      // Not tags.
      {"1 < 2 and 3 > 2", "1 < 2 and 3 > 2"},
      {"<3 hearts", "<3 hearts"},
      // Broken markup loses little.
      {"cut <a href=\"x", "cut"},
      {"<a href=\"x>one</a> two", "one two"},
      {"<script>never closed", "never closed"},
      {"<!-- never closed", ""},
  };
  for (const Case& c : cases)
    EXPECT_EQ(StripTags(c.given), c.wanted) << c.given;
}

TEST(LooksLikeHtmlTest, OnlyTagsOfKnownElementsCount) {
  for (const char* html : {"a <b>bold</b> word", "<p>", "x</p>", "<br/>",
                           "<IMG src=x>", "<a href='x'>y</a>"}) {
    EXPECT_TRUE(LooksLikeHtml(html)) << html;
  }
  for (const char* text :
       {"", "if a < b and c > d", "<3", "vector<int>", "<unknown>", "a <b",
        "mail <someone@example.org>", "&amp;"}) {
    EXPECT_FALSE(LooksLikeHtml(text)) << text;
  }
}

// Each of these made some tree builder or scanner quadratic. A quadratic walk
// over them would outlast the test's time by far.
TEST(StripTagsTest, HostileMarkupIsLinear) {
  for (const std::string piece :
       {"<div>", "<", "<!--", "<script>", "</", "<a b=\"", "<a b='\"", "&",
        "&#", "<style></s", "<![CDATA[", "<p ", "<svg><script>"}) {
    std::string html;
    while (html.size() < 4000000) html += piece;
    StripTags(html);
    LooksLikeHtml(html);
  }
}

}  // namespace
}  // namespace samestory
