#include "io/read/csv_reader.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Reading ReadCsv(absl::string_view text, const ReadOptions& options = {}) {
  TestFolder folder;
  return ReadAll(folder.Write("a.csv", text), options);
}

TEST(CsvReaderTest, TheHeaderNamesTheColumns) {
  const Reading reading = ReadCsv(
      "ID,Title,Body,URL,Date Published\n"
      "1,One,\"first, text\",https://a.org/1,2024-05-01\n"
      "\n"
      "2,Two,second\n");
  EXPECT_THAT(reading.errors, ElementsAre());
  EXPECT_THAT(reading.ids(), ElementsAre("1", "2"));
  EXPECT_THAT(reading.titles(), ElementsAre("One", "Two"));
  EXPECT_THAT(reading.bodies(), ElementsAre("first, text", "second"));
  EXPECT_EQ(reading.articles[0].source, "a.org");
  EXPECT_TRUE(reading.articles[0].published.has_value());
}

TEST(CsvReaderTest, ExcelsLineNamesTheDelimiter) {
  for (const char* end : {"\n", "\r\n"}) {
    const std::string line_end = end;
    const Reading reading = ReadCsv("sep=;" + line_end + "id;title" + line_end +
                                    "1;a,b" + line_end);
    EXPECT_THAT(reading.ids(), ElementsAre("1"));
    EXPECT_THAT(reading.titles(), ElementsAre("a,b"));
  }
}

TEST(CsvReaderTest, ASecondByteOrderMarkHidesNoColumn) {
  const std::string mark = "\xef\xbb\xbf";
  EXPECT_THAT(ReadCsv(mark + mark + "id,title\n7,a\n").ids(), ElementsAre("7"));
}

TEST(CsvReaderTest, RowsWithoutAnIdAreCalledByTheirNumber) {
  EXPECT_THAT(ReadCsv("title\na\n\nb\n").ids(),
              ElementsAre("a.csv:1", "a.csv:2"));
}

TEST(CsvReaderTest, ARowThatIsTooLongIsRefusedAndReadingGoesOn) {
  const Reading reading = ReadCsv("title,text\na,b, c\nd,e,\nf,g\n");
  EXPECT_THAT(reading.titles(), ElementsAre("d", "f"));
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_THAT(reading.errors[0],
              HasSubstr("a.csv:1: not CSV: wants 2 fields as in the header, "
                        "got 3"));
}

TEST(CsvReaderTest, AnOpenQuoteCostsItsLine) {
  const Reading reading = ReadCsv("title,text\n\"a,b\nc,d\n");
  EXPECT_THAT(reading.titles(), ElementsAre("c"));
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("a quote in the row at byte 11")));
}

TEST(CsvReaderTest, OpenQuotesAreBounded) {
  std::string text = "title,text\n";
  for (int i = 0; i < 101; ++i) text += "\"a,b" + std::to_string(i) + "\n";
  // Each quote closes the one before it; only the last line's stays open.
  EXPECT_LE(ReadCsv(text).errors.size(), 101u);
}

TEST(CsvReaderTest, WithoutATextColumnTheFileIsRefusedOnce) {
  const Reading reading = ReadCsv("x,y\n1,2\n3,4\n");
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("no column is a title or a text, got x, y "
                                    "(name one with --field text=COLUMN)")));
}

TEST(CsvReaderTest, ColumnsMayBeNamedByTheUser) {
  ReadOptions options;
  options.fields.fields = {"text=y"};
  EXPECT_THAT(ReadCsv("x,y\n1,2\n", options).bodies(), ElementsAre("2"));
}

TEST(CsvReaderTest, ColumnsMayBeNumbersOfAFileWithoutHeader) {
  ReadOptions options;
  options.fields.fields = {"text=2", "id=1"};
  const Reading reading = ReadCsv("a,first\nb,second\n", options);
  EXPECT_THAT(reading.ids(), ElementsAre("a", "b"));
  EXPECT_THAT(reading.bodies(), ElementsAre("first", "second"));
}

TEST(CsvReaderTest, TrafilaturaNeedsNoHeader) {
  const Reading reading = ReadCsv(
      "https://a.org/1\tnull\t8f\ta.org\tOne\tnull\t2024-05-01\tThe text.\t"
      "null\tnull\tarticle\n"
      "https://a.org/2\tnull\t9f\ta.org\tTwo\tnull\tnull\t\"More\ntext.\"\t"
      "null\tnull\tarticle\n");
  EXPECT_THAT(reading.errors, ElementsAre());
  EXPECT_THAT(reading.ids(), ElementsAre("https://a.org/1", "https://a.org/2"));
  EXPECT_THAT(reading.bodies(), ElementsAre("The text.", "More\ntext."));
  EXPECT_EQ(reading.articles[0].source, "a.org");
  EXPECT_FALSE(reading.articles[1].published.has_value());
}

TEST(CsvReaderTest, ColumnsAreLimited) {
  std::string text = "title";
  for (int i = 0; i < 20000; ++i) text += ",c";
  EXPECT_THAT(ReadCsv(text + "\n").errors,
              ElementsAre(HasSubstr("row with more than 10000 fields")));
}

TEST(CsvReaderTest, AnEmptyFileHasNoRecords) {
  EXPECT_THAT(ReadCsv("").errors, ElementsAre());
  EXPECT_THAT(ReadCsv("title,text\n").ids(), ElementsAre());
}

}  // namespace
}  // namespace samestory
