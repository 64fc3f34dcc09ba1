#include "cluster/page/elements.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(FindElementTest, KnowsWhatElementsMean) {
  EXPECT_EQ(FindElement("a").element, Element::kAnchor);
  EXPECT_EQ(FindElement("xmp").element, Element::kHidden);
  EXPECT_EQ(FindElement("h4").element, Element::kHeading);
  EXPECT_TRUE(FindElement("p").block);
  EXPECT_TRUE(FindElement("br").block);
  EXPECT_TRUE(FindElement("br").is_void);
  EXPECT_TRUE(FindElement("img").is_void);
  EXPECT_FALSE(FindElement("img").block);
  EXPECT_FALSE(FindElement("span").block);
}

// The table is searched by halves: a row out of order would not be found.
TEST(FindElementTest, RowsAreInOrder) {
  for (const char* name :
       {"a",        "abbr",   "area",    "b",      "big",   "blockquote",
        "body",     "br",     "caption", "col",    "dd",    "del",
        "div",      "figure", "form",    "header", "hr",    "html",
        "iframe",   "ins",    "li",      "main",   "nav",   "ol",
        "optgroup", "p",      "pre",     "q",      "s",     "select",
        "source",   "style",  "svg",     "table",  "td",    "th",
        "time",     "tr",     "tt",      "ul",     "video", "wbr"}) {
    EXPECT_NE(FindElement(name).element, Element::kOther) << name;
  }
}

TEST(FindElementTest, OthersMeanNothing) {
  for (const char* name : {"", "x-card", "span", "P", "h7"}) {
    EXPECT_EQ(FindElement(name).element, Element::kOther) << name;
  }
}

}  // namespace
}  // namespace samestory
