#include "io/read/json_wrapper.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(FindWrappedListTest, ListsOfArticlesAreFound) {
  struct Case {
    const char* text;
    const char* rest;  // what follows the list's bracket
    uint64_t depth;
  };
  const Case cases[] = {
      {R"({"entries": [{"a": 1}]})", R"({"a": 1}]})", 1},
      {R"({"total": 2, "x": {"y": [1]}, "items": [ {}]})", R"( {}]})", 1},
      {R"({"articles": {"page": 1, "results": [{}]}})", R"({}]}})", 2},
      {R"({"articles": {"page": 1}, "results": [{}]})", R"({}]})", 1},
      {R"({"title": "Feed", "description": "d", "items": [{}]})", R"({}]})", 1},
      {R"({"@context": "x", "@graph": [{}]})", R"({}]})", 1},
      {R"({"entries": []})", R"(]})", 1},
      {R"({"entries": [{"cut": )", R"({"cut": )", 1},
  };
  for (const Case& c : cases) {
    const absl::optional<WrappedList> list = FindWrappedList(c.text);
    ASSERT_TRUE(list.has_value()) << c.text;
    EXPECT_EQ(std::string(c.text).substr(list->offset), c.rest) << c.text;
    EXPECT_EQ(list->depth, c.depth) << c.text;
  }
}

TEST(FindWrappedListTest, TheTitleOfAFeedComesAlong) {
  struct Case {
    const char* text;
    const char* title;
  };
  const Case cases[] = {
      {R"({"version": "https://jsonfeed.org/version/1.1", "title": "T",
           "items": [{}]})",
       "\"T\""},
      {R"({"feed": {"links": [{}], "title": "T"}, "entries": [{}]})", "\"T\""},
      {R"({"title": "Search", "items": [{}]})", ""},
      {R"({"feed": {}, "title": "x", "entries": [{}]})", ""},
      {R"({"entries": [{}], "feed": {"title": "T"}})", ""},
  };
  for (const Case& c : cases) {
    const absl::optional<WrappedList> list = FindWrappedList(c.text);
    ASSERT_TRUE(list.has_value()) << c.text;
    EXPECT_EQ(list->feed_title, c.title) << c.text;
  }
}

TEST(FindWrappedListTest, AnArticleIsNoWrapper) {
  for (const char* text : {R"({"title": "t", "text": "x", "items": [{}]})",
                           R"({"title": "t", "articles": ["id1", "id2"]})",
                           R"({"title": "t", "items": 3})", R"({})", R"({"a")",
                           R"({"entries":)", R"({"a": "cut)", R"({broken})"}) {
    EXPECT_FALSE(FindWrappedList(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace samestory
