#include "io/read/kept_records.h"

#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/skip.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

using testing::HasSubstr;

// Reads `inputs` and copies the articles whose text does not say "drop".
absl::StatusOr<std::string> Kept(const std::vector<std::string>& inputs,
                                 const std::string& changed = "") {
  ReadOptions options;
  options.keep_pipes = true;
  absl::StatusOr<ArticleReader> reader = ArticleReader::Open(inputs, options);
  RecordOrigins origins;
  std::vector<uint32_t> kept;
  while (true) {
    Article article;
    RecordOrigin origin;
    const absl::StatusOr<bool> more = reader->Next(&article, &origin);
    if (more.ok() && !*more) break;
    if (!more.ok()) continue;
    if (!absl::StrContains(article.body, "drop")) {
      kept.push_back(static_cast<uint32_t>(origins.size()));
    }
    origins.push_back(origin);
  }
  if (!changed.empty()) {
    EXPECT_EQ(::truncate(changed.c_str(), 3), 0);
  }
  std::string bytes;
  const absl::Status status =
      CopyKeptRecords(*reader, origins, kept, [&](absl::string_view piece) {
        absl::StrAppend(&bytes, piece);
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  return bytes;
}

std::string KeptOf(absl::string_view name, absl::string_view bytes) {
  TestFolder folder;
  return *Kept({folder.Write(name, bytes)});
}

TEST(CopyKeptRecordsTest, LinesAreCopiedByteForByte) {
  EXPECT_EQ(KeptOf("a.jsonl",
                   "{\"text\":  \"one\"}\r\n\n{\"text\": \"drop\"}\nbroken\n"
                   "{ \"text\": \"\\u0074hree\" }"),
            "{\"text\":  \"one\"}\r\n{ \"text\": \"\\u0074hree\" }\n");
}

TEST(CopyKeptRecordsTest, ElementsAreFramedAnew) {
  EXPECT_EQ(
      KeptOf("a.json", "[ {\"text\": 1} , {\"text\": \"drop\"},{\"text\": 3}]"),
      "[\n{\"text\": 1},\n{\"text\": 3}\n]\n");
  EXPECT_EQ(KeptOf("a.json", "{\"n\": 1, \"entries\": [{\"text\": 1}]}"),
            "[\n{\"text\": 1}\n]\n");
}

TEST(CopyKeptRecordsTest, CsvKeepsItsHeader) {
  EXPECT_EQ(KeptOf("a.csv", "text,x\n\"a\nb\",1\r\ndrop,2\nc,3"),
            "text,x\n\"a\nb\",1\r\nc,3\n");
}

TEST(CopyKeptRecordsTest, FeedsStayFeeds) {
  EXPECT_EQ(KeptOf("a.xml",
                   "<?xml version='1.0'?><rss a='1'><channel><title>T</title>\n"
                   "<item><title>one</title></item>\n"
                   "<item><description>drop</description></item>\n"
                   "<item><title>three</title></item>\n"
                   "</channel></rss>\n"),
            "<?xml version='1.0'?><rss a='1'><channel><title>T</title>\n"
            "<item><title>one</title></item>\n"
            "<item><title>three</title></item>\n"
            "</channel>\n</rss>\n");
}

TEST(CopyKeptRecordsTest, FeedsFollowOneAnotherEachWhole) {
  TestFolder folder;
  EXPECT_EQ(
      *Kept({folder.Write("a.xml",
                          "<?xml version='1.0' encoding='KOI8-R'?><feed>"
                          "<entry><title>\xd7</title></entry></feed>"),
             folder.Write("b.xml", "<rss><item><title>b</title></item></rss>"),
             folder.Write("c.csv", "text\nc\n")}),
      "<?xml version='1.0' encoding='UTF-8'?><feed>\n"
      "<entry><title>в</title></entry>\n</feed>\n"
      "<rss>\n<item><title>b</title></item>\n</rss>\n"
      "text\nc\n");
}

TEST(CopyKeptRecordsTest, AHeaderThatWasJustWrittenIsNotRepeated) {
  TestFolder folder;
  EXPECT_EQ(*Kept({folder.Write("a.csv", "text,x\na,1\n"),
                   folder.Write("b.csv", "text,x\ndrop,1\n"),
                   folder.Write("c.csv", "text,x\nc,1\n"),
                   folder.Write("d.csv", "text,y\nd,1\n")}),
            "text,x\na,1\nc,1\ntext,y\nd,1\n");
}

TEST(CopyKeptRecordsTest, FormatsMayBeMixed) {
  TestFolder folder;
  folder.Write("a.json", "[{\"text\": 1}]");
  folder.Write("b.json.gz", Gzip("[{\"text\": 2}]"));
  folder.Write("c.json", "{\n\"text\": 3}");
  folder.Write("d.txt", "A text");
  folder.Write("e.json", "[{\"text\": \"drop\"}]");
  folder.Write("f.json", "[{\"text\": 4}]");
  EXPECT_EQ(*Kept({folder.path()}),
            "[\n{\"text\": 1},\n{\"text\": 2}\n]\n{\n\"text\": 3}\nA text\n"
            "[\n{\"text\": 4}\n]\n");
}

TEST(CopyKeptRecordsTest, LargeFilesAreStreamed) {
  std::string text, wanted;
  for (int i = 0; i < 40000; ++i) {
    const std::string line =
        absl::StrCat("{\"text\": \"", i % 3 == 0 ? "drop" : "keep", " ",
                     std::string(100 + i % 100, 'x'), "\"}\n");
    text += line;
    if (i % 3 != 0) wanted += line;
  }
  EXPECT_EQ(KeptOf("a.jsonl", text), wanted);
  EXPECT_EQ(KeptOf("a.jsonl", Gzip(text)), wanted);
}

TEST(CopyKeptRecordsTest, APipeIsReadTwice) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const std::string text = "{\"text\": \"one\"}\n{\"text\": \"drop\"}\n";
  ASSERT_EQ(::write(ends[1], text.data(), text.size()), ssize_t(text.size()));
  ::close(ends[1]);
  EXPECT_EQ(*Kept({absl::StrCat("/dev/fd/", ends[0])}),
            "{\"text\": \"one\"}\n");
  ::close(ends[0]);
}

TEST(CopyKeptRecordsTest, AFileThatShrankIsNamed) {
  TestFolder folder;
  const std::string path = folder.Write("a.jsonl", "{\"text\": \"one\"}\n");
  const absl::Status status = Kept({path}, path).status();
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("a.jsonl: changed while it was being read"));
}

TEST(CopyKeptRecordsTest, TheWritersErrorComesBackAsItIs) {
  TestFolder folder;
  absl::StatusOr<ArticleReader> reader =
      ArticleReader::Open({folder.Write("a.txt", "A text")}, {});
  Article article;
  RecordOrigin origin;
  ASSERT_TRUE(*reader->Next(&article, &origin));
  RecordOrigins origins;
  origins.push_back(origin);
  const absl::Status status = CopyKeptRecords(
      *reader, origins, {0},
      [](absl::string_view) { return absl::AbortedError("gone"); });
  EXPECT_EQ(status, absl::AbortedError("gone"));
}

}  // namespace
}  // namespace samestory
