#include "io/read/article_reader.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(ArticleReaderTest, AFolderOfManyFormatsIsReadInOrder) {
  TestFolder folder;
  folder.Write("a.txt", "Envoy returns\n\nThe envoy returned on Monday.\n");
  folder.Write("b/c.json", "{\"text\": \"one\"}");
  folder.Write("b/d.jsonl.gz", Gzip("{\"id\": 7, \"text\": \"two\"}\n"));
  folder.Write("e.csv.zst", Zstd("url,text\nhttps://a.org/1,three\n"));
  folder.Write("f.bin", std::string(100, '\1'));
  const Reading reading = ReadAll(folder.path());
  EXPECT_THAT(reading.ids(), ElementsAre("a", "b/c", "7", "https://a.org/1"));
  EXPECT_EQ(reading.articles[0].title, "Envoy returns");
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("f.bin: wants text, JSON, CSV, a feed, "
                                    "HTML or WARC, got binary data")));
}

TEST(ArticleReaderTest, TextMayBeInAnyUnicodeEncoding) {
  TestFolder folder;
  const std::string utf16(
      "\xff\xfe"
      "T\0\xe9\0\n\0b\0o\0d\0y\0",
      16);
  for (const std::string& bytes : {std::string("\xef\xbb\xbfTé\nbody"), utf16,
                                   Gzip(utf16), Gzip(Gzip("Té\nbody"))}) {
    const Reading reading = ReadAll(folder.Write("a.txt", bytes));
    ASSERT_EQ(reading.articles.size(), 1u);
    EXPECT_THAT(reading.articles[0].title + reading.articles[0].body,
                HasSubstr("Té"));
  }
}

TEST(ArticleReaderTest, AnEmptyTextIsNoArticle) {
  TestFolder folder;
  const Reading reading = ReadAll(folder.Write("a.txt", " \n"));
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("a.txt: the file is empty")));
}

TEST(ArticleReaderTest, WhatIsNotThereIsNamedAndTheRestIsRead) {
  TestFolder folder;
  absl::StatusOr<ArticleReader> reader = ArticleReader::Open(
      {folder.path() + "/none", folder.Write("a.txt", "x")}, {});
  ASSERT_TRUE(reader.ok());
  Article article;
  EXPECT_THAT(std::string(reader->Next(&article).status().message()),
              HasSubstr("/none: No such file"));
  EXPECT_TRUE(*reader->Next(&article));
  EXPECT_FALSE(*reader->Next(&article));
  EXPECT_EQ(reader->stats().records, 1u);
  EXPECT_EQ(reader->stats().skipped.at(SkipCause::kUnreadable), 1u);
}

TEST(ArticleReaderTest, DamagedFilesKeepWhatCameBefore) {
  std::string lines;
  for (int i = 0; i < 20000; ++i) {
    absl::StrAppend(&lines, "{\"id\": ", i, ", \"text\": \"", i * 7919,
                    "\"}\n");
  }
  for (const bool gzip : {true, false}) {
    TestFolder folder;
    const std::string packed = gzip ? Gzip(lines) : Zstd(lines);
    const Reading whole = ReadAll(folder.Write("a.jsonl", packed + "tail"));
    EXPECT_EQ(whole.articles.size(), 20000u);
    EXPECT_EQ(whole.skipped.at(SkipCause::kDamaged), 1u);
    const Reading half =
        ReadAll(folder.Write("b.jsonl", packed.substr(0, packed.size() - 1)));
    EXPECT_THAT(half.errors, ElementsAre(HasSubstr("ends too early, at byte")));
    EXPECT_GT(half.articles.size(), gzip ? 19999u : 0u);
  }
}

TEST(ArticleReaderTest, AShortDamagedFileKeepsItsRecordsToo) {
  TestFolder folder;
  std::string packed = Gzip("{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
  packed[packed.size() - 6] ^= 1;  // of the checksum
  folder.Write("a.jsonl.gz", packed);
  const Reading reading = ReadAll(folder.path());
  EXPECT_EQ(reading.bodies(), (std::vector<std::string>{"one", "two"}));
  EXPECT_EQ(reading.errors.size(), 1u);
}

TEST(ArticleReaderTest, OptionsAndInputsAreChecked) {
  EXPECT_FALSE(ArticleReader::Open({}, {}).ok());
  ReadOptions options;
  options.limits.columns = 0;
  EXPECT_FALSE(ArticleReader::Open({"-"}, options).ok());
}

TEST(ArticleReaderTest, FieldsAreExplained) {
  TestFolder folder;
  const Reading reading = ReadAll(folder.Write(
      "a.jsonl", "{\"headline\": \"a\"}\n{\"headline\": \"b\"}\n"));
  EXPECT_THAT(reading.explained, HasSubstr("title      headline (2); also "
                                           "looked for: title"));
  EXPECT_THAT(reading.explained, HasSubstr("text       none found"));
}

// Every hostile file: read without a crash, each fault an error with its place.
TEST(ArticleReaderTest, HostileFilesAreSurvived) {
  for (const char* name : {"torture/own-hostile", "torture/gz-corrupt",
                           "torture/zst-corrupt", "torture/csv-injection",
                           "torture/naughty-strings", "torture/utf8tests"}) {
    const std::string folder = SharedFolder(name);
    if (folder.empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
    for (const std::string& error : ReadAll(folder).errors) {
      EXPECT_TRUE(absl::StartsWith(error, folder)) << error;
    }
  }
}

TEST(ArticleReaderTest, DamagedSamplesGiveTheirRecords) {
  const std::string folder = SharedFolder("torture/own-hostile/gz/");
  if (folder.empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
  struct Case {
    const char* name;
    size_t at_least;
    size_t errors;
  };
  const Case cases[] = {
      {"good.jsonl", 2000, 0},
      {"good.jsonl.gz", 2000, 0},
      {"good.jsonl.zst", 2000, 0},
      {"two-members.jsonl.gz", 2000, 0},
      {"two-frames.jsonl.zst", 4000, 0},
      {"bad-crc.jsonl.gz", 2000, 1},
      {"missing-trailer.jsonl.gz", 2000, 1},
      {"trailing-garbage.jsonl.gz", 2000, 1},
      {"truncated-0.5.jsonl.gz", 900, 1},
      {"truncated-0.99.jsonl.gz", 1900, 1},
      {"truncated-0.5.jsonl.zst", 500, 1},
      {"bad-checksum.jsonl.zst", 1500, 1},
      {"window-2GiB.jsonl.zst", 0, 1},
      {"empty.gz", 0, 1},
  };
  for (const Case& c : cases) {
    const Reading reading = ReadAll(folder + c.name);
    EXPECT_GE(reading.articles.size(), c.at_least) << c.name;
    EXPECT_EQ(reading.errors.size(), c.errors) << c.name;
  }
}

TEST(ArticleReaderTest, BombsAreStopped) {
  const std::string folder = SharedFolder("torture/bombs");
  if (folder.empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
  const Reading reading = ReadAll(folder);
  EXPECT_THAT(reading.ids(), ElementsAre());
  EXPECT_EQ(reading.errors.size(), 3u);
}

}  // namespace
}  // namespace samestory
