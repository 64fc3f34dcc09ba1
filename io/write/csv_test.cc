#include "io/write/csv.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "gtest/gtest.h"
#include "io/read/csv.h"
#include "io/read/test_files.h"
#include "io/write/sample_stories.h"

namespace samestory {
namespace {

TEST(WriteCsvTest, AnArticleIsARowInInputOrder) {
  const Sample sample = MakeSample();
  EXPECT_EQ(
      Written([&](ByteSink write) {
        return WriteCsv(sample.articles, sample.stories, {}, write);
      }),
      "id,group,story,storyline,canonical,headline,title,url,source,published\n"
      "a,g1,s1,l1,a,Envoy returns,Envoy returns,https://alpha.org/1,alpha.org,"
      "2024-10-22T00:00:00Z\n"
      "b,g1,s1,l1,a,Envoy returns,\"Envoy returns, again\",,beta.org,\n"
      "c,g2,s1,l1,c,Envoy returns,,,alpha.org,2024-10-23T00:00:00Z\n"
      "d,g3,s2,l1,d,Harvest fair opens,Harvest fair opens,,,\n");
}

TEST(WriteCsvTest, AnEmptyIdStillHasItsCell) {
  Sample sample = MakeSample();
  sample.articles[0].id = "";
  const std::string rows = Written([&](ByteSink write) {
    return WriteCsv(sample.articles, sample.stories, {}, write);
  });
  EXPECT_NE(rows.find("\n,g1,s1,l1,,Envoy"), std::string::npos) << rows;
}

TEST(CsvCellTest, CellsAreQuotedAndNeutralised) {
  struct Case {
    const char* value;
    const char* cell;
    const char* raw;
  };
  const Case cases[] = {
      {"", "", ""},
      {"plain text", "plain text", "plain text"},
      {"a,b", "\"a,b\"", "\"a,b\""},
      {"say \"hi\"", "\"say \"\"hi\"\"\"", "\"say \"\"hi\"\"\""},
      {"two\nlines", "\"two\nlines\"", "\"two\nlines\""},
      {"=1+1", "'=1+1", "=1+1"},
      {"+1", "'+1", "+1"},
      {"-1", "'-1", "-1"},
      {"@SUM(A1)", "'@SUM(A1)", "@SUM(A1)"},
      {"\t=1", "'\t=1", "\t=1"},
      {"\r=1", "\"'\r=1\"", "\"\r=1\""},
      {"\n=1", "\"'\n=1\"", "\"\n=1\""},
      {" =1", "\"' =1\"", "\" =1\""},
      {"＝1", "'＝1", "＝1"},
      {"＋1", "'＋1", "＋1"},
      {"－1", "'－1", "－1"},
      {"＠1", "'＠1", "＠1"},
      {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
       "\"=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
      {"1-2=-1", "1-2=-1", "1-2=-1"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(CsvCell(c.value, false), c.cell);
    EXPECT_EQ(CsvCell(c.value, true), c.raw);
  }
}

// What a reader finds in a cell of one line.
std::string ValueOf(const std::string& cell) {
  std::vector<std::string> fields;
  SplitCsvRow(cell + "\n", ',', 100, &fields);
  return fields.empty() ? "" : fields[0];
}

TEST(CsvCellTest, OurReaderGetsBackWhatWasWritten) {
  const std::vector<std::string> values = {
      "", "a", "a,b", "\"", "\"\"", "x\r\ny", " pad ", "日本", "=1", "\n"};
  std::string row;
  for (const std::string& value : values) {
    absl::StrAppend(&row, row.empty() ? "x" : ",", CsvCell(value, true));
  }
  std::vector<std::string> fields;
  SplitCsvRow(row + "\n", ',', 100, &fields);
  fields[0].erase(0, 1);
  EXPECT_EQ(fields, values);
}

TEST(CsvCellTest, TheGuardComesOffAgain) {
  for (const char* value : {"", "a", "'", "'tis", "=1", " -x", "\t+", "＠1"}) {
    EXPECT_EQ(WithoutGuard(ValueOf(CsvCell(value, false))), value);
  }
}

TEST(CsvCellTest, KnownPayloadsBecomeText) {
  const std::string folder = SharedFolder("torture/csv-injection/Intruder");
  if (folder.empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
  for (const Article& article :
       ReadAll(SharedFolder("torture/own-hostile") + "/csv-formula-titles.csv")
           .articles) {
    const std::string cell = CsvCell(article.title, false);
    EXPECT_TRUE(cell[0] == '\'' || cell.substr(0, 2) == "\"'") << cell;
  }
}

}  // namespace
}  // namespace samestory
