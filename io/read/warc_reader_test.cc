#include "io/read/warc_reader.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr char kProse[] =
    "The envoy landed in Kalvany on Monday, a day later than planned, and went "
    "straight to the ministry.";

std::string Record(absl::string_view type, absl::string_view content_type,
                   absl::string_view payload) {
  return absl::StrCat("WARC/1.0\r\nWARC-Type: ", type,
                      "\r\nWARC-Target-URI: https://www.post.example/a"
                      "\r\nWARC-Date: 2031-05-01T08:00:00Z\r\nContent-Type: ",
                      content_type, "\r\nContent-Length: ", payload.size(),
                      "\r\n\r\n", payload, "\r\n\r\n");
}

std::string Response(absl::string_view status, absl::string_view head,
                     absl::string_view body) {
  return Record(
      "response", "application/http; msgtype=response",
      absl::StrCat("HTTP/1.1 ", status, "\r\n", head, "\r\n\r\n", body));
}

std::string Page(absl::string_view title) {
  return absl::StrCat("<html><title>", title, "</title><p>", kProse, "</p>");
}

Reading Read(absl::string_view bytes) {
  TestFolder folder;
  return ReadAll(folder.Write("a.warc", bytes));
}

TEST(WarcReaderTest, PagesThatWereFoundAreArticles) {
  const Reading reading = Read(absl::StrCat(
      Record("warcinfo", "application/warc-fields", "software: x\r\n"),
      Record("request", "application/http; msgtype=request", "GET / HTTP/1.1"),
      Response("200 OK", "Content-Type: text/html; charset=utf-8", Page("One")),
      Response("200 OK", "content-type: image/png", "\x89PNG"),
      Response("404 Not Found", "Content-Type: text/html", Page("Gone")),
      Response("301 Moved", "Location: /b", ""),
      Record("revisit", "application/http; msgtype=response",
             "HTTP/1.1 200 OK"),
      Record("resource", "text/html", Page("Two"))));
  EXPECT_THAT(reading.titles(), ElementsAre("One", "Two"));
  EXPECT_THAT(reading.errors, IsEmpty());
  EXPECT_THAT(reading.passed_over,
              UnorderedElementsAre(Pair(SkipCause::kNotPage, 1),
                                   Pair(SkipCause::kNotFound, 2)));
  const Article& article = reading.articles[0];
  EXPECT_EQ(article.id, "https://www.post.example/a");
  EXPECT_EQ(article.url, "https://www.post.example/a");
  EXPECT_EQ(article.source, "post.example");
  EXPECT_EQ(article.body, absl::StrCat(kProse, "\n"));
  // The day of the crawl is not the day of publication.
  EXPECT_FALSE(article.published.has_value());
  EXPECT_EQ(reading.origins[0].span.number, 3u);
}

TEST(WarcReaderTest, BodiesAreDecoded) {
  const std::string packed = Gzip(Page("Packed"));
  const Reading reading = Read(absl::StrCat(
      Response("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip",
               packed),
      Response("200 OK",
               "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
               "Content-Encoding: gzip",
               absl::StrCat(absl::Hex(packed.size()), "\r\n", packed,
                            "\r\n0\r\n\r\n")),
      Response("200 OK", "Content-Type: text/html; charset=koi8-r",
               Page("\xf7\xc5\xd3")),
      Response("200 OK", "X-Crawl-Content-Encoding: br", Page("No type"))));
  EXPECT_THAT(reading.titles(),
              ElementsAre("Packed", "Packed", "\u0412\u0435\u0441", "No type"));
  EXPECT_THAT(reading.errors, IsEmpty());
}

TEST(WarcReaderTest, TextOfWetIsAnArticle) {
  const Reading reading =
      Read(Record("conversion", "text/plain",
                  absl::StrCat("Envoy returns\n", kProse, "\n", kProse, "\n")));
  EXPECT_THAT(reading.titles(), ElementsAre("Envoy returns"));
  EXPECT_THAT(reading.bodies(), ElementsAre(HasSubstr(kProse)));
  EXPECT_EQ(reading.articles[0].url, "https://www.post.example/a");
}

TEST(WarcReaderTest, WhatCannotBeReadIsNamed) {
  const std::string good =
      Response("200 OK", "Content-Type: text/html", Page("Good"));
  const Reading reading = Read(absl::StrCat(
      good, "noise\r\n",
      Response("200 OK", "Content-Type: text/html\r\nContent-Encoding: br",
               "\x1b\x03"),
      Response("200 OK", "Content-Type: text/html", "<p> </p>"), good,
      good.substr(0, good.size() - 10)));
  EXPECT_THAT(reading.titles(), ElementsAre("Good", "Good"));
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("a.warc:2: no record at byte"),
                          HasSubstr("a.warc:3: wants a body in gzip"),
                          HasSubstr("a.warc:4: the page has no title"),
                          HasSubstr("a.warc:6: record at byte")));
}

TEST(WarcReaderTest, ManyMembersAreOneArchive) {
  TestFolder folder;
  const std::string one = Response(
      "200 OK", "Content-Type: text/html",
      absl::StrCat(Page("One"), "<!--", std::string(2000, ' '), "-->"));
  const std::string gzip = folder.Write("a.warc.gz", Gzip(one) + Gzip(one));
  const std::string zstd = folder.Write("a.warc.zst", Zstd(one) + Zstd(one));
  EXPECT_THAT(ReadAll(gzip).titles(), ElementsAre("One", "One"));
  EXPECT_THAT(ReadAll(zstd).titles(), ElementsAre("One", "One"));
  std::string cut = Gzip(one) + Gzip(one);
  cut.resize(cut.size() - 20);
  const Reading reading = ReadAll(folder.Write("cut.warc.gz", cut));
  EXPECT_THAT(reading.titles(), ElementsAre("One"));
  EXPECT_THAT(reading.errors, ElementsAre(HasSubstr("cut.warc.gz:2: record")));
}

// What `dedup` copies is an archive again.
TEST(WarcReaderTest, SpansAreWholeRecords) {
  const std::string one =
      Response("200 OK", "Content-Type: text/html", Page("One"));
  const Reading reading = Read(one + one);
  ASSERT_EQ(reading.origins.size(), 2u);
  EXPECT_EQ(reading.origins[0].span.size, one.size());
  EXPECT_EQ(reading.origins[1].span.offset, one.size());
  EXPECT_EQ(reading.origins[1].span.size, one.size());
}

TEST(WarcReaderTest, ArcIsReadToo) {
  const std::string page = absl::StrCat(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", Page("One"));
  const Reading reading = Read(absl::StrCat(
      "filedesc://x.arc 0.0.0.0 20310501080000 text/plain 8\n1 0 Me\n\n\n",
      "https://post.example/a 1.2.3.4 20310501080000 text/html ", page.size(),
      "\n", page, "\n"));
  EXPECT_THAT(reading.titles(), ElementsAre("One"));
  EXPECT_THAT(reading.ids(), ElementsAre("https://post.example/a"));
}

}  // namespace
}  // namespace samestory
