// --max-record in every format: what is larger is named and left out, the rest
// is read, whatever comes in which pieces and however often.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/article_reader.h"
#include "io/read/kept_records.h"
#include "io/read/record_replay.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

constexpr uint64_t kLimit = 2 << 10;

// Titles and bytes of text; those of more than kLimit bytes are called "large".
// Some fit in what is looked at ahead of a record, others do not.
struct Given {
  absl::string_view title;
  size_t bytes;
};
constexpr Given kGiven[] = {
    {"one", 10},     {"two", 1900},      {"large", 2100}, {"three", 20},
    {"four", 1900},  {"large", 100000},  {"five", 30},    {"large", 3 << 20},
    {"six", 40},     {"large", 5 << 20}, {"seven", 1900}, {"large", 2100},
    {"large", 2100}, {"eight", 10},
};
constexpr size_t kSound = 8;
constexpr size_t kLarge = std::size(kGiven) - kSound;

// A text with a little of what scanners look for.
std::string Text(size_t bytes) {
  std::string text(bytes, 'x');
  for (size_t at = 5; at + 9 < bytes; at += 997) {
    text.replace(at, 4, " [{,");
  }
  return text;
}

std::string JsonRecord(const Given& given) {
  return absl::StrCat("{\"title\":\"", given.title, "\",\"text\":\"",
                      Text(given.bytes), " \\\" ]\"}");
}

std::string JsonList() {
  std::string list = "[";
  for (const Given& given : kGiven) {
    absl::StrAppend(&list, list.size() > 1 ? ",\n" : "", JsonRecord(given));
  }
  return list + "]";
}

std::string JsonLines() {
  std::string lines;
  for (const Given& given : kGiven) {
    absl::StrAppend(&lines, JsonRecord(given), "\n");
  }
  return lines;
}

std::string Csv() {
  std::string rows = "title,text\n";
  for (const Given& given : kGiven) {
    absl::StrAppend(&rows, given.title, ",\"two\nlines, ", Text(given.bytes),
                    "\"\n");
  }
  return rows;
}

std::string Feed() {
  std::string feed = "<rss><channel><title>F</title>";
  for (const Given& given : kGiven) {
    absl::StrAppend(&feed, "<item><title>", given.title,
                    "</title><description>", Text(given.bytes),
                    "</description></item>");
  }
  return feed + "</channel></rss>";
}

std::string Warc() {
  std::string archive;
  for (const Given& given : kGiven) {
    const std::string text =
        absl::StrCat(given.title, "\n\n", Text(given.bytes));
    absl::StrAppend(&archive,
                    "WARC/1.0\nWARC-Type: conversion\nContent-Type: "
                    "text/plain\nContent-Length: ",
                    text.size(), "\n\n", text, "\n\n");
  }
  return archive;
}

struct File {
  const char* name;
  std::string bytes;
};

std::vector<File> Files() {
  return {{"a.jsonl", JsonLines()},
          {"a.json", JsonList()},
          {"b.json", absl::StrCat("{\"n\":1,\"items\":", JsonList(),
                                  ",\"log\":\"", Text(2 << 20), "\"}")},
          {"a.csv", Csv()},
          {"a.xml", Feed()},
          {"a.warc", Warc()}};
}

ReadOptions SmallRecords() {
  ReadOptions options;
  options.limits.record_bytes = kLimit;
  return options;
}

TEST(RecordLimitTest, WhatIsLargerIsNamedAndTheRestIsRead) {
  for (const File& file : Files()) {
    TestFolder folder;
    const Reading reading =
        ReadAll(folder.Write(file.name, file.bytes), SmallRecords());
    EXPECT_EQ(reading.titles(),
              (std::vector<std::string>{"one", "two", "three", "four", "five",
                                        "six", "seven", "eight"}))
        << file.name;
    EXPECT_THAT(reading.errors, SizeIs(kLarge)) << file.name;
    EXPECT_THAT(reading.errors, Each(HasSubstr("larger than 2048 bytes "
                                               "(--max-record)")));
    EXPECT_THAT(
        reading.errors,
        Contains(HasSubstr(absl::StrCat("/", file.name, ":3: record"))));
  }
}

// A packed file comes in other pieces than a plain one.
TEST(RecordLimitTest, PiecesDoNotMatter) {
  for (const File& file : Files()) {
    TestFolder folder;
    const Reading plain =
        ReadAll(folder.Write(file.name, file.bytes), SmallRecords());
    TestFolder other;
    const Reading packed =
        ReadAll(other.Write(file.name, Gzip(file.bytes)), SmallRecords());
    EXPECT_EQ(packed.titles(), plain.titles()) << file.name;
    EXPECT_EQ(packed.skipped, plain.skipped) << file.name;
    ASSERT_EQ(packed.origins.size(), plain.origins.size());
    for (size_t i = 0; i < plain.origins.size(); ++i) {
      EXPECT_EQ(packed.origins[i].span.number, plain.origins[i].span.number);
      EXPECT_EQ(packed.origins[i].span.offset, plain.origins[i].span.offset);
      EXPECT_EQ(packed.origins[i].span.size, plain.origins[i].span.size);
    }
  }
}

TEST(RecordLimitTest, ASecondReadingFindsTheSame) {
  for (const File& file : Files()) {
    TestFolder folder;
    absl::StatusOr<ArticleReader> reader = ArticleReader::Open(
        {folder.Write(file.name, file.bytes)}, SmallRecords());
    ASSERT_TRUE(reader.ok());
    RecordOrigins origins;
    std::vector<uint32_t> all;
    Article article;
    RecordOrigin origin;
    for (absl::StatusOr<bool> more = true; !more.ok() || *more;) {
      more = reader->Next(&article, &origin);
      if (!more.ok() || !*more) continue;
      all.push_back(all.size());
      origins.push_back(origin);
    }
    ASSERT_EQ(all.size(), kSound) << file.name;
    for (const uint32_t wanted : all) {
      absl::StatusOr<RecordReplay> replay =
          RecordReplay::Open(*reader, origins, {wanted});
      ASSERT_TRUE(replay.ok());
      EXPECT_TRUE(replay->Next(&article).ok()) << file.name << wanted;
    }
    std::string copy;
    const absl::Status copied = CopyKeptRecords(
        *reader, origins, all, [&copy](absl::string_view bytes) {
          absl::StrAppend(&copy, bytes);
          return absl::OkStatus();
        });
    EXPECT_TRUE(copied.ok()) << copied;
    EXPECT_TRUE(absl::StrContains(copy, "eight") &&
                !absl::StrContains(copy, "large"))
        << file.name;
  }
}

TEST(RecordLimitTest, AFileOfOneArticleIsARecord) {
  const std::string text = Text(3000);
  const std::vector<File> files = {
      {"a.txt", "Title\n\n" + text},
      {"a.html", "<html><title>T</title><p>" + text},
      {"a.json", "{\"title\":\"T\",\"text\":\"" + text + "\"}"}};
  for (const File& file : files) {
    TestFolder folder;
    const std::string path = folder.Write(file.name, file.bytes);
    EXPECT_THAT(ReadAll(path, SmallRecords()).errors,
                ElementsAre(HasSubstr("record larger than 2048 bytes")))
        << file.name;
    EXPECT_THAT(ReadAll(path).articles, SizeIs(1)) << file.name;
  }
}

TEST(RecordLimitTest, AnElementWithoutAnEndIsTooLargeAndTheListOpen) {
  TestFolder folder;
  const Reading reading =
      ReadAll(folder.Write("a.json", "[{\"title\":\"one\"},{\"title\":\"" +
                                         Text(3 << 20)),
              SmallRecords());
  EXPECT_THAT(reading.titles(), SizeIs(1));
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("a.json:2: record larger than"),
                          HasSubstr("a.json:3: the list is not closed")));
}

TEST(RecordLimitTest, AQuoteThatIsNeverClosedIsNamed) {
  TestFolder folder;
  const Reading reading = ReadAll(
      folder.Write("a.csv", "title,text\none,two\n\"open," + Text(3 << 20)),
      SmallRecords());
  EXPECT_THAT(reading.titles(), SizeIs(1));
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("a.csv:2: not CSV: a quote in the row at "
                                    "byte 19 is never closed; the rest is")));
}

}  // namespace
}  // namespace samestory
