#include "io/read/json_reader.h"

#include <filesystem>
#include <string>

#include "absl/strings/match.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Reading ReadJson(absl::string_view text, const ReadOptions& options = {}) {
  TestFolder folder;
  return ReadAll(folder.Write("a.json", text), options);
}

TEST(JsonReaderTest, ObjectsListsAndWrappersAreRead) {
  struct Case {
    const char* text;
    std::vector<std::string> titles;
  };
  const Case cases[] = {
      {R"({"title": "a"})", {"a"}},
      {"\xef\xbb\xbf\n{\n\"title\": \"a\"\n}\n", {"a"}},
      {R"([{"title": "a"}, {"title": "b"}])", {"a", "b"}},
      {"[]", {}},
      {"[ ]\n", {}},
      {R"({"total": 2, "entries": [{"title": "a"}, {"title": "b"}], "x": {}})",
       {"a", "b"}},
      {R"({"articles": {"results": [{"title": "a"}], "page": 1}, "x": "}"})",
       {"a"}},
      {R"({"title": "Feed", "items": []})", {}},
      {"{\n\"title\": \"a\"\n}\n{\n\"title\": \"b\"\n}\n", {"a", "b"}},
  };
  for (const Case& c : cases) {
    const Reading reading = ReadJson(c.text);
    EXPECT_EQ(reading.titles(), c.titles) << c.text;
    EXPECT_THAT(reading.errors, ElementsAre()) << c.text;
  }
}

TEST(JsonReaderTest, OfJsonLdTheArticlesAreRead) {
  const Reading graph = ReadJson(R"({"@context": "https://schema.org",
      "@graph": [{"@type": "Organization", "name": "Harbour Ledger"},
                 {"@type": ["NewsArticle"], "headline": "Ferry late",
                  "articleBody": "It was.", "@id": "https://l.example/1#a",
                  "publisher": {"name": "Harbour Ledger"}},
                 {"@type": "BreadcrumbList", "itemListElement": []},
                 {"@type": "OpinionNewsArticle", "name": "On ferries"},
                 {"@type": "WebPage", "text": "A page with a text"}]})");
  EXPECT_THAT(graph.titles(), ElementsAre("Ferry late", "On ferries", ""));
  EXPECT_EQ(graph.articles[0].source, "Harbour Ledger");
  EXPECT_THAT(graph.errors, ElementsAre());
  const Reading alone =
      ReadJson(R"({"@type": "Organization", "name": "Harbour Ledger"})");
  EXPECT_THAT(alone.errors, ElementsAre(HasSubstr("got Organization")));
  EXPECT_EQ(alone.skipped.at(SkipCause::kNotArticle), 1u);
}

TEST(JsonReaderTest, JsonFeedsAreRead) {
  const Reading reading = ReadJson(
      R"({"version": "https://jsonfeed.org/version/1.1", "title": "Caf\u00e9",
          "home_page_url": "https://c.example", "items": [
          {"id": "1", "url": "https://c.example/1", "title": "T",
           "content_html": "<p>one</p><p>two</p>", "language": "es",
           "date_published": "2031-02-03T09:00:00Z"},
          {"id": "2", "content_text": "plain", "source": "Elsewhere"}]})");
  EXPECT_THAT(reading.ids(), ElementsAre("1", "2"));
  EXPECT_THAT(reading.bodies(), ElementsAre("one\ntwo", "plain"));
  EXPECT_EQ(reading.articles[0].source, "Café");
  EXPECT_EQ(reading.articles[0].language, "es");
  EXPECT_TRUE(reading.articles[0].published.has_value());
  EXPECT_EQ(reading.articles[1].source, "Elsewhere");
}

TEST(JsonReaderTest, TheOneArticleOfAFileIsCalledByTheFile) {
  EXPECT_THAT(ReadJson(R"({"title": "a"})").ids(), ElementsAre("a"));
  EXPECT_THAT(ReadJson(R"([{"title": "a"}])").ids(), ElementsAre("a.json:1"));
}

TEST(JsonReaderTest, ABadElementIsNamedAndReadingGoesOn) {
  const Reading reading = ReadJson(
      R"([{"title": "a"}, {"title": b}, 3, {"title": "d"} {"title": "e"},,
          {"title": "f"}])");
  EXPECT_THAT(reading.titles(), ElementsAre("a", "d", "e", "f"));
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("a.json:2: not JSON"),
                          HasSubstr("a.json:3: not an article"),
                          HasSubstr("wants ',' or ']' at byte 49, got '{'"),
                          HasSubstr("wants a value")));
}

TEST(JsonReaderTest, WhatIsCutIsNamed) {
  struct Case {
    const char* text;
    const char* message;
  };
  const Case cases[] = {
      {"", "not JSON: no value"},
      {"  ", "not JSON: no value"},
      {R"({"title": "a")", "the value does not end"},
      {R"([{"title": "a"}, {"ti)", "the value does not end"},
      {R"([{"title": "a"})", "the list is not closed"},
      {R"({"entries": [{"title": "a"}])", "the wrapper of the list is not"},
      {R"([{"title": "a"}] x)", "something follows the value"},
      {"not json", "not JSON"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(ReadJson(c.text).errors, ElementsAre(HasSubstr(c.message)))
        << c.text;
  }
}

TEST(JsonReaderTest, AListMayBeLargerThanARecord) {
  ReadOptions options;
  options.limits.record_bytes = 2 << 20;
  std::string text = "{\"entries\": [";
  for (int i = 0; i < 8; ++i) {
    text += (i > 0 ? "," : "") +
            std::string("{\"title\": \"t\", \"text\": \"") +
            std::string(1 << 20, 'x') + "\"}";
  }
  const Reading reading = ReadJson(text + "]}", options);
  EXPECT_EQ(reading.articles.size(), 8u);
  EXPECT_THAT(reading.errors, ElementsAre());
}

// As files: no y_ is called broken, each n_ is, with its place.
TEST(JsonReaderTest, JsonTestSuite) {
  const std::string folder = SharedFolder("torture/jsontestsuite/test_parsing");
  if (folder.empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
  int sound = 0, broken = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().native();
    const Reading reading = ReadAll(entry.path().native());
    const bool refused = reading.skipped.count(SkipCause::kNotJson) > 0 ||
                         reading.skipped.count(SkipCause::kTooLarge) > 0;
    if (absl::StartsWith(name, "y_")) {
      EXPECT_FALSE(refused) << reading.errors[0];
      sound += !refused;
    } else if (absl::StartsWith(name, "n_")) {
      EXPECT_TRUE(refused) << name;
      broken += refused;
    }
  }
  EXPECT_EQ(sound, 95);
  EXPECT_EQ(broken, 188);
}

}  // namespace
}  // namespace samestory
