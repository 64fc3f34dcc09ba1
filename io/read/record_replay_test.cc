#include "io/read/record_replay.h"

#include <unistd.h>

#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

struct FirstReading {
  absl::StatusOr<ArticleReader> reader;
  std::vector<Article> articles;
  RecordOrigins origins;
};

FirstReading ReadOnce(const std::string& input) {
  FirstReading first = {ArticleReader::Open({input}, {}), {}, {}};
  while (true) {
    Article article;
    RecordOrigin origin;
    const absl::StatusOr<bool> more = first.reader->Next(&article, &origin);
    if (!more.ok()) continue;
    if (!*more) return first;
    first.articles.push_back(article);
    first.origins.push_back(origin);
  }
}

// A folder of every format, with records that cannot be read.
void FillFolder(const TestFolder& folder) {
  std::string lines;
  for (int i = 0; i < 50; ++i) {
    absl::StrAppend(&lines, i % 7 == 3 ? "{broken\n" : "", i % 5 ? "" : "\n",
                    "{\"title\":\"T", i, "\",\"text\":\"Text ", i, "\"}\n");
  }
  folder.Write("a.jsonl", lines);
  folder.Write("b.jsonl.gz", Gzip(lines));
  folder.Write("c.json", "[{\"text\":\"one\"},7,{\"text\":\"two\"}]");
  folder.Write("d.csv", "title,text\nx,one\ny,\"two\nlines\"\nz,three\n");
  folder.Write("e.txt", "A title\n\nSome text here.\n");
  folder.Write("f.xml",
               "<rss><channel><title>Feed</title><item><title>A & B</title>"
               "</item><item><title>C & D</title></item><item><title>cut");
  folder.Write("f.html", "<title>A page</title><p>Some text here.");
  const std::string page = "<title>A page</title><p>Some text here.";
  folder.Write("g.warc",
               absl::StrCat("WARC/1.0\nWARC-Type: resource\nContent-Length: ",
                            page.size(), "\nContent-Type: text/html\n\n", page,
                            "\n\nnoise\nWARC/1.0\nWARC-Type: conversion\n"
                            "Content-Length: 4\nContent-Type: text/plain\n\n"
                            "text\n\n"));
}

TEST(RecordReplayTest, GivesTheWantedRecordsAsTheyWereRead) {
  TestFolder folder;
  FillFolder(folder);
  const FirstReading first = ReadOnce(folder.path());
  ASSERT_GE(first.articles.size(), 100u);
  std::mt19937 random(1);
  for (const unsigned one_in : {1u, 2u, 9u, 1000u}) {
    std::vector<uint32_t> some;
    for (uint32_t i = 0; i < first.origins.size(); ++i) {
      if (random() % one_in == 0) some.push_back(i);
    }
    absl::StatusOr<RecordReplay> replay =
        RecordReplay::Open(*first.reader, first.origins, some);
    Article article;
    for (const uint32_t i : some) {
      ASSERT_TRUE(*replay->Next(&article));
      EXPECT_EQ(article.title, first.articles[i].title);
      EXPECT_EQ(article.body, first.articles[i].body);
      EXPECT_EQ(article.source, first.articles[i].source);
    }
    EXPECT_FALSE(*replay->Next(&article));
  }
}

// Records far apart are read where they lie: what is there must be the record.
TEST(RecordReplayTest, ALineThatMovedIsTold) {
  const auto lines = [](absl::string_view first) {
    std::string text = absl::StrCat("{\"text\":\"", first, "\"}\n");
    for (int i = 0; i < 2000; ++i) {
      absl::StrAppend(&text, "{\"text\":\"some text of line ", i, "\"}\n");
    }
    return text;
  };
  for (const absl::string_view changed : {"o", "longer", ""}) {
    TestFolder folder;
    const std::string path = folder.Write("a.jsonl", lines("one"));
    const FirstReading first = ReadOnce(path);
    folder.Write("a.jsonl", lines(changed));
    absl::StatusOr<RecordReplay> replay =
        RecordReplay::Open(*first.reader, first.origins, {1500});
    Article article;
    EXPECT_THAT(std::string(replay->Next(&article).status().message()),
                testing::HasSubstr("a.jsonl: changed while"));
  }
}

TEST(RecordReplayTest, AFileThatChangedIsNamed) {
  TestFolder folder;
  const std::string path =
      folder.Write("a.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
  const FirstReading first = ReadOnce(path);
  ASSERT_EQ(::truncate(path.c_str(), 15), 0);
  absl::StatusOr<RecordReplay> replay =
      RecordReplay::Open(*first.reader, first.origins, {0, 1});
  Article article;
  EXPECT_TRUE(*replay->Next(&article));
  EXPECT_THAT(std::string(replay->Next(&article).status().message()),
              testing::HasSubstr("a.jsonl: changed while"));
}

}  // namespace
}  // namespace samestory
