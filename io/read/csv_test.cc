#include "io/read/csv.h"

#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"
#include "simdjson.h"

namespace samestory {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// Reads `text` in pieces of `piece` bytes, as from a slow stream.
Rows ParseInPieces(absl::string_view text, char delimiter, size_t piece) {
  Rows rows;
  while (!text.empty()) {
    CsvRowScanner scanner(delimiter);
    size_t seen = 0;
    bool whole = false;
    while (!whole && seen < text.size()) {
      seen = std::min(seen + piece, text.size());
      whole = scanner.Scan(text.substr(0, seen), seen == text.size());
    }
    if (!whole) break;
    rows.emplace_back();
    SplitCsvRow(text.substr(0, scanner.size()), delimiter, 100, &rows.back());
    text.remove_prefix(scanner.size());
  }
  return rows;
}

Rows Parse(absl::string_view text, char delimiter = ',') {
  return ParseInPieces(text, delimiter, text.size() + 1);
}

TEST(CsvTest, RowsAndFieldsAreTakenApart) {
  struct Case {
    const char* text;
    Rows wanted;
  };
  const Case cases[] = {
      {"", {}},
      {"a,b\n", {{"a", "b"}}},
      {"a,b", {{"a", "b"}}},
      {"a,b\r\nc,d\re,f\n", {{"a", "b"}, {"c", "d"}, {"e", "f"}}},
      {",\n", {{"", ""}}},
      {"\n", {{""}}},
      {"\"a,\"\"b\"\"\",c\n", {{"a,\"b\"", "c"}}},
      {"\"two\nlines\",x\n", {{"two\nlines", "x"}}},
      {"\"\",\"\"\n", {{"", ""}}},
      // What RFC 4180 leaves open.
      {"a \"b\" c,d\n", {{"a \"b\" c", "d"}}},
      {"\"a\"b,c\n", {{"ab", "c"}}},
      {"\"a\"\"", {}},  // never closed
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Parse(c.text), c.wanted) << c.text;
    for (size_t piece = 1; piece < 4; ++piece) {
      EXPECT_EQ(ParseInPieces(c.text, ',', piece), c.wanted) << c.text;
    }
  }
}

TEST(CsvTest, FieldsBeyondTheLimitAreNotTaken) {
  std::vector<std::string> fields;
  SplitCsvRow(std::string(1000, ','), ',', 10, &fields);
  EXPECT_EQ(fields.size(), 11u);
}

TEST(SniffDelimiterTest, TheOneThatDividesEvenlyIsChosen) {
  EXPECT_EQ(SniffDelimiter("a,b\n1,2\n", true), ',');
  EXPECT_EQ(SniffDelimiter("a;b\n1,5;2\n3;4,5\n", true), ';');
  EXPECT_EQ(SniffDelimiter("a\tb\nx, y\tz\n", true), '\t');
  EXPECT_EQ(SniffDelimiter("a|b|c\nx, y|z|1\n", true), '|');
  EXPECT_EQ(SniffDelimiter("title\nOne, two\nthree\n", true), ',');
  EXPECT_EQ(SniffDelimiter("", true), ',');
}

// csv-spectrum: each file beside its rows as JSON objects.
TEST(CsvTest, CsvSpectrum) {
  const std::string folder = SharedFolder("torture/csv-spectrum");
  if (folder.empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
  int equal = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(folder + "/csvs")) {
    const Rows rows = Parse(FileBytes(entry.path().native()));
    const std::string stem = entry.path().stem().native();
    simdjson::dom::parser parser;
    size_t at = 0;
    for (simdjson::dom::object object :
         parser.load(absl::StrCat(folder, "/json/", stem, ".json"))
             .get_array()) {
      ASSERT_LT(++at, rows.size()) << stem;
      for (size_t i = 0; i < rows[0].size(); ++i) {
        EXPECT_EQ(std::string(object[rows[0][i]].get_string().value()),
                  rows[at][i])
            << stem;
      }
    }
    EXPECT_EQ(at + 1, rows.size()) << stem;
    ++equal;
  }
  EXPECT_EQ(equal, 11);
}

}  // namespace
}  // namespace samestory
