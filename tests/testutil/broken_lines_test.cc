#include "tests/testutil/broken_lines.h"

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

// Of 12,000 records one in a hundred is broken, in each way ten times: all
// others are read, each of these is counted as what it is and told its line.
TEST(BrokenLinesTest, EachIsCountedByItsCauseAndAllOthersAreRead) {
  constexpr size_t kRecords = 12000, kBrokenOne = 100;
  std::string lines;
  std::map<SkipCause, uint64_t> wanted;
  size_t broken = 0;
  for (size_t i = 0; i < kRecords; ++i) {
    const std::string record =
        absl::StrCat(R"({"id": "n)", i, R"(", "text": "Weir )", i, "\"}");
    if (i % kBrokenOne != 0) {
      absl::StrAppend(&lines, record, "\n");
      continue;
    }
    const size_t kind = broken++ % kBreaks;
    absl::StrAppend(&lines, BreakLine(kind, record), "\n");
    ++wanted[CauseOfBreak(kind)];
  }
  TestFolder folder;
  const std::string path = folder.Write("a.jsonl", lines);
  const Reading reading = ReadAll(path);
  EXPECT_EQ(reading.articles.size(), kRecords - broken);
  EXPECT_EQ(reading.skipped, wanted);
  ASSERT_EQ(reading.errors.size(), broken);
  for (size_t i = 0; i < broken; ++i) {
    const std::string place = absl::StrCat(path, ":", i * kBrokenOne + 1, ": ");
    EXPECT_EQ(reading.errors[i].substr(0, place.size()), place);
  }
}

}  // namespace
}  // namespace samestory
