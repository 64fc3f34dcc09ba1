// Strings that break programs: each comes out as it went in, and bytes that
// are no UTF-8 become exactly what the standard asks for
// (SAMESTORY_SHARED/torture/utf8tests, naughty-strings).

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "cluster/text/unicode.h"
#include "gtest/gtest.h"
#include "io/read/csv.h"
#include "io/read/test_files.h"
#include "nlohmann/json.hpp"
#include "tests/program/program_fixture.h"

namespace samestory {
namespace {

using Json = nlohmann::ordered_json;

// NUL is a character of UTF-8, but made a space: what stands behind one would
// not be shown.
std::string Shown(absl::string_view text) {
  return absl::StrReplaceAll(text, {{absl::string_view("\0", 1), " "}});
}

// "c4 20c5" -> its three bytes; "nothing" -> none.
std::string Bytes(absl::string_view hex) {
  const std::string digits = absl::StrReplaceAll(hex, {{" ", ""}});
  return digits == "nothing" ? "" : absl::HexStringToBytes(digits);
}

// The lines that utf8tests.txt tests by, cut at their colons.
std::vector<std::vector<std::string>> Utf8Tests(const std::string& folder) {
  std::vector<std::vector<std::string>> tests;
  const std::string text = FileBytes(folder + "/utf8tests.txt");
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> parts = absl::StrSplit(line, ':');
    for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
    if (parts.size() > 2) tests.push_back(std::move(parts));
  }
  return tests;
}

TEST(StringsTest, BytesThatAreNoUtf8AreReplacedAsTheStandardHasIt) {
  const std::string folder = SharedFolder("torture/utf8tests");
  if (folder.empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
  int valid = 0, invalid = 0;
  for (const std::vector<std::string>& test : Utf8Tests(folder)) {
    const bool is_hex = absl::EndsWith(test[1], "hex");
    const std::string given = is_hex ? Bytes(test[2]) : test[2];
    if (absl::StartsWith(test[1], "valid")) {
      EXPECT_TRUE(IsValidUtf8(given)) << test[0];
      EXPECT_EQ(RepairUtf8(given), Shown(given)) << test[0];
      ++valid;
    } else {
      ASSERT_EQ(test.size(), 5u) << test[0];
      EXPECT_FALSE(IsValidUtf8(given)) << test[0];
      EXPECT_EQ(RepairUtf8(given), Shown(Bytes(test[4]))) << test[0];
      ++invalid;
    }
  }
  EXPECT_EQ(valid, 77);
  EXPECT_EQ(invalid, 145);
}

class NaughtyStringsTest : public ProgramTest {
 protected:
  void SetUp() override {
    const std::string folder = SharedFolder("torture/naughty-strings");
    if (folder.empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
    for (const Json& each : Json::parse(FileBytes(folder + "/blns.json"))) {
      // A number in front: some of them are equal, one is empty. A stop
      // behind: white space around an id is none of it.
      ids_.push_back(
          absl::StrCat(ids_.size(), ":", each.get<std::string>(), "."));
    }
    ASSERT_EQ(ids_.size(), 515u);
  }

  // A record a string, the string its id, its title and in its text, twice if
  // `copies`.
  std::string Records(bool copies) const {
    std::string lines;
    for (size_t i = 0; i < ids_.size(); ++i) {
      Json record = {{"id", ids_[i]},
                     {"title", ids_[i]},
                     {"text", absl::StrCat(MakeText(i, 60), " ", ids_[i])}};
      absl::StrAppend(&lines, record.dump(), "\n");
      if (!copies) continue;
      record["id"] = "copy of " + ids_[i];
      absl::StrAppend(&lines, record.dump(), "\n");
    }
    return lines;
  }

  std::vector<std::string> ids_;
};

TEST_F(NaughtyStringsTest, KeptRecordsAreTheirBytes) {
  const std::string records = Records(/*copies=*/false);
  Write("a.jsonl", records);
  EXPECT_EQ(Shell("samestory dedup a.jsonl").out, records);
}

TEST_F(NaughtyStringsTest, DroppedRecordsTellTheirIds) {
  Write("a.jsonl", Records(/*copies=*/true));
  Shell("samestory dedup --keep=first --dropped=dropped a.jsonl");
  const std::string dropped = Read("dropped");
  size_t next = 0;
  for (const auto& line : absl::StrSplit(dropped, '\n', absl::SkipEmpty())) {
    ASSERT_LT(next, ids_.size());
    const Json json = Json::parse(line.begin(), line.end());
    EXPECT_EQ(json["id"], "copy of " + ids_[next]);
    EXPECT_EQ(json["duplicate_of"], ids_[next]);
    ++next;
  }
  EXPECT_EQ(next, 515u);
}

TEST_F(NaughtyStringsTest, StoriesHoldThemAsTheyAre) {
  Write("a.jsonl", Records(/*copies=*/false));
  const std::string lines = Shell("samestory --format=jsonl a.jsonl").out;
  std::vector<std::string> read(ids_.size());
  for (const auto& line : absl::StrSplit(lines, '\n', absl::SkipEmpty())) {
    const Json story = Json::parse(line.begin(), line.end());
    for (const Json& article : story["articles"]) {
      const std::string id = article["id"];
      size_t number = 0;
      ASSERT_TRUE(absl::SimpleAtoi(id.substr(0, id.find(':')), &number));
      ASSERT_LT(number, read.size());
      read[number] = id;
    }
  }
  EXPECT_EQ(read, ids_);
}

TEST_F(NaughtyStringsTest, RowsHoldThemAsTheyAre) {
  Write("a.jsonl", Records(/*copies=*/false));
  const std::string table = Shell("samestory --format=csv a.jsonl").out;
  absl::string_view rest = table;
  std::vector<std::string> read;
  while (!rest.empty()) {
    CsvRowScanner scanner(',');
    ASSERT_TRUE(scanner.Scan(rest, true));
    std::vector<std::string> row;
    SplitCsvRow(rest.substr(0, scanner.size()), ',', 10, &row);
    read.push_back(row[0]);
    rest.remove_prefix(scanner.size());
  }
  ASSERT_FALSE(read.empty());
  read.erase(read.begin());  // the header
  EXPECT_EQ(read, ids_);
}

}  // namespace
}  // namespace samestory
