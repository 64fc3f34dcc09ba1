#include "io/read/feed_tags.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(FindItemTagTest, TagsOfItemsAreFound) {
  struct Case {
    const char* bytes;
    int start;   // of the first start tag; -1: none
    int either;  // of the first tag of either kind
  };
  const Case cases[] = {
      {"<item>", 0, 0},
      {"a <b> <item x='1'>", 6, 6},
      {"<entry/>", 0, 0},
      {"<rss:ITEM >", 0, 0},
      {"</title></item > <item>", 17, 8},
      {"<items><itemize>", -1, -1},
      {"<item", -1, -1},
      {"</item", -1, -1},
      {"", -1, -1},
      {"x < item>", -1, -1},
  };
  for (const Case& c : cases) {
    const auto start = FindItemTag(c.bytes, 0, ItemTags::kStart);
    EXPECT_EQ(start.has_value() ? static_cast<int>(start->begin) : -1, c.start)
        << c.bytes;
    const auto either = FindItemTag(c.bytes, 0, ItemTags::kStartOrEnd);
    EXPECT_EQ(either.has_value() ? static_cast<int>(either->begin) : -1,
              c.either)
        << c.bytes;
  }
}

TEST(FindItemTagTest, AnEndTagIsCoveredWhole) {
  const auto tag = FindItemTag("x</item\n>y", 0, ItemTags::kStartOrEnd);
  ASSERT_TRUE(tag.has_value());
  EXPECT_TRUE(tag->closes);
  EXPECT_EQ(tag->end, 9u);
}

TEST(FindItemTagTest, ANameWithoutEndIsNone) {
  EXPECT_FALSE(
      FindItemTag("<" + std::string(1000, 'x') + ":item>", 0, ItemTags::kStart)
          .has_value());
}

}  // namespace
}  // namespace samestory
