#include "io/read/json_lines_reader.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Reading ReadLines(absl::string_view text, const ReadOptions& options = {}) {
  TestFolder folder;
  return ReadAll(folder.Write("a.jsonl", text), options);
}

TEST(JsonLinesReaderTest, ABadLineIsNamedByItsNumberAndReadingGoesOn) {
  const Reading reading = ReadLines(
      "{\"title\": \"one\"}\r\n"
      "\n"
      "{\"title\": broken\n"
      "[1, 2]\n"
      "{\"vote_count\": 3}\n"
      "\xef\xbb\xbf{\"title\": \"five\"}\n"
      "{\"title\": \"six\"}");
  EXPECT_THAT(reading.titles(), ElementsAre("one", "five", "six"));
  EXPECT_THAT(reading.ids(),
              ElementsAre("a.jsonl:1", "a.jsonl:6", "a.jsonl:7"));
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("a.jsonl:3: not JSON"),
                          HasSubstr("a.jsonl:4: not an article"),
                          HasSubstr("a.jsonl:5: no title and no text field")));
  EXPECT_EQ(reading.skipped.at(SkipCause::kNotJson), 1u);
  EXPECT_EQ(reading.skipped.at(SkipCause::kNotObject), 1u);
  EXPECT_EQ(reading.skipped.at(SkipCause::kNoText), 1u);
}

TEST(JsonLinesReaderTest, TextsWithFaultsStayRecords) {
  const Reading reading = ReadLines(
      "{\"title\": \"caf\xe9\"}\n"
      "{\"title\": \"\\ud800 lone\"}\n"
      "{\"title\": \"a\\u0000b\"}\n"
      "{\"title\": \"first\", \"title\": \"second\"}\n"
      "{\"title\": null, \"text\": 7}\n");
  EXPECT_THAT(reading.errors, ElementsAre());
  EXPECT_THAT(reading.titles(),
              ElementsAre("caf\ufffd", "\ufffd lone", "a b", "second", ""));
}

TEST(JsonLinesReaderTest, ATooLongLineIsLeftOut) {
  ReadOptions options;
  options.limits.record_bytes = 2 << 20;
  const std::string text = "{\"title\": \"one\"}\n{\"title\": \"" +
                           std::string(5 << 20, 'x') +
                           "\"}\n{\"title\": \"three\"}\n";
  const Reading reading = ReadLines(text, options);
  EXPECT_THAT(reading.titles(), ElementsAre("one", "three"));
  EXPECT_THAT(reading.errors, ElementsAre(HasSubstr("a.jsonl:2: record larger "
                                                    "than 2097152 bytes")));
}

TEST(JsonLinesReaderTest, TheRefusalNamesThePathsOfTheRecord) {
  const Reading reading = ReadLines(
      "{\"id\":\"n\",\"entry\":{\"title\":\"T\",\"x\":{\"text\":\"B\"}}}\n"
      "{}\n");
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("a.jsonl:1: no title and no text field, "
                                    "got id, entry.title, entry.x.text (name"),
                          HasSubstr("got none (name")));
}

TEST(JsonLinesReaderTest, AFaultHasItsPlace) {
  EXPECT_THAT(ReadLines("{\"title\": \"a\"}\n{\"title\": NaN}\n").errors,
              ElementsAre(HasSubstr("etc. (at byte 10, got NaN)")));
}

TEST(JsonLinesReaderTest, AListIsNoIdButItsFirst) {
  const Reading reading = ReadLines(
      "{\"id\":[\"x\",\"y\"],\"title\":[\"one\",\"two\"]}\n"
      "{\"id\":[],\"title\":\"none\"}\n");
  EXPECT_THAT(reading.ids(), ElementsAre("x", "a.jsonl:2"));
  EXPECT_THAT(reading.titles(), ElementsAre("one\ntwo", "none"));
}

TEST(JsonLinesReaderTest, ExtendedJsonIsReadAsItsValues) {
  const Reading reading = ReadLines(
      "{\"_id\":{\"$oid\":\"65f0\"},\"title\":\"a\","
      "\"published\":{\"$date\":\"2031-02-06T10:20:30Z\"}}\n"
      "{\"title\":\"b\",\"date\":{\"$date\":{\"$numberLong\":"
      "\"1928139630000\"}}}\n");
  EXPECT_THAT(reading.ids(), ElementsAre("65f0", "a.jsonl:2"));
  ASSERT_TRUE(reading.articles[0].published.has_value());
  EXPECT_EQ(reading.articles[0].published, reading.articles[1].published);
}

TEST(JsonLinesReaderTest, SpansCoverTheFile) {
  const std::string text = "{\"title\": \"one\"}\n\n{\"title\": \"two\"}\r\n";
  const Reading reading = ReadLines(text);
  ASSERT_EQ(reading.origins.size(), 2u);
  EXPECT_EQ(reading.origins[0].span.offset, 0u);
  EXPECT_EQ(reading.origins[0].span.size, 17u);
  EXPECT_EQ(reading.origins[1].span.offset, 18u);
  EXPECT_EQ(reading.origins[1].span.size, 18u);
}

TEST(JsonLinesReaderTest, FieldsOfEveryProducerAreFound) {
  struct Case {
    const char* producer;
    const char* json;
  };
  // What each of them writes, cut to what is read.
  const Case cases[] = {
      {"news-please",
       R"({"title": "T", "maintext": "B", "text": "no", "description": "no",
           "date_publish": "2024-05-01 10:20:30", "date_download": "2025-01-01",
           "source_domain": "S", "url": "https://u/1", "language": "en"})"},
      {"trafilatura",
       R"({"title": "T", "text": "B", "raw_text": "no", "date": "2024-05-01",
           "source": "https://u/1", "source-hostname": "S", "id": null,
           "fingerprint": "f", "language": "en"})"},
      {"newspaper4k",
       R"({"title": "T", "text": "B", "publish_date":
           "2024-05-01T10:20:30+00:00", "meta_site_name": "S",
           "url": "https://u/1", "language": "en"})"},
      {"feedparser",
       R"({"title": "T", "link": "https://u/1", "id": "https://u/1",
           "content": [{"type": "text/html", "value": "<p>B</p>"}],
           "summary": "no", "published": "Wed, 01 May 2024 10:20:30 GMT",
           "source": {"title": "S"}, "language": "en"})"},
      {"feedparser without a date string",
       R"({"title": "T", "link": "https://u/1", "summary": "B",
           "published_parsed": [2024, 5, 1, 10, 20, 30, 2, 122, 0],
           "source": {"title": "S"}, "language": "en"})"},
      {"miniflux",
       R"({"id": "https://u/1", "title": "T", "url": "https://u/1",
           "content": "<p>B</p>", "published_at": "2024-05-01T10:20:30Z",
           "feed": {"id": 3, "title": "S"}, "language": "en"})"},
      {"event registry",
       R"({"url": "https://u/1", "title": "T", "body": "B",
           "date": "2024-05-01", "time": "10:20:30", "lang": "en",
           "source": {"uri": "s.org", "title": "S"}})"},
      {"newsapi",
       R"({"source": {"id": "s", "name": "S"}, "title": "T", "content": "B",
           "description": "no", "url": "https://u/1", "language": "en",
           "publishedAt": "2024-05-01T10:20:30Z"})"},
      {"newsdata",
       R"({"link": "https://u/1", "title": "T", "description": "B",
           "pubDate": "2024-05-01 10:20:30", "source_id": "S",
           "language": "en"})"},
      {"datatrove",
       R"({"text": "B", "metadata": {"url": "https://u/1", "title": "T",
           "date": "2024-05-01", "source": "S", "language": "en"}})"},
      {"dolma",
       R"({"text": "B", "title": "T", "created": "2024-05-01T10:20:30Z",
           "added": "2025-01-01", "source": "S", "lang": "en",
           "metadata": {"url": "https://u/1"}})"},
      {"schema.org",
       R"({"@type": "NewsArticle", "headline": "T", "articleBody": "B",
           "datePublished": "2024-05-01T10:20:30Z", "url": "https://u/1",
           "publisher": {"@type": "Organization", "name": "S"},
           "inLanguage": "en"})"},
      {"json feed",
       R"({"id": "https://u/1", "title": "T", "content_html": "<p>B</p>",
           "url": "https://u/1", "date_published": "2024-05-01T10:20:30Z",
           "source": "S", "language": "en"})"},
      {"wordpress",
       R"({"guid": {"rendered": "x"}, "link": "https://u/1",
           "title": {"rendered": "T"}, "content": {"rendered": "<p>B</p>"},
           "date": "2024-05-01T10:20:30", "source": "S", "lang": "en"})"},
      {"scrapy",
       R"({"url": "https://u/1", "title": "T", "body": ["B"],
           "date": "2024-05-01", "source": "S", "language": "en"})"},
      {"flattened by pandas",
       R"({"title": "T", "text": "B", "metadata.url": "https://u/1",
           "date": "2024-05-01", "source.title": "S", "language": "en"})"},
  };
  for (const Case& c : cases) {
    std::string line = c.json;
    std::replace(line.begin(), line.end(), '\n', ' ');
    const Reading reading = ReadLines(line + "\n");
    ASSERT_EQ(reading.articles.size(), 1u) << c.producer;
    const Article& article = reading.articles[0];
    EXPECT_EQ(article.title, "T") << c.producer;
    EXPECT_EQ(article.body, "B") << c.producer;
    EXPECT_EQ(article.url, "https://u/1") << c.producer;
    EXPECT_EQ(article.source, "S") << c.producer;
    EXPECT_EQ(article.language, "en") << c.producer;
    EXPECT_EQ(article.id, "https://u/1") << c.producer;
    ASSERT_TRUE(article.published.has_value()) << c.producer;
    EXPECT_EQ(absl::FormatTime("%F", *article.published, absl::UTCTimeZone()),
              "2024-05-01")
        << c.producer;
  }
}

}  // namespace
}  // namespace samestory
