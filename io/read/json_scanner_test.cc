#include "io/read/json_scanner.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

struct Case {
  const char* text;
  size_t size;  // 0: no whole value
};

const Case kCases[] = {
    {"{}", 2},
    {"{\"a\": [1, \"}\"]}, {}", 15},
    {"[[], [[]]] ", 10},
    {"\"a\\\"b\\\\\" x", 8},
    {"12.5, 3", 4},
    {"true]", 4},
    {"null", 4},
    {"{\"a\": \"\\", 0},
    {"{\"a\": [1, 2", 0},
    {"\"open", 0},
    {"", 0},
};

TEST(JsonScannerTest, AValueEndsWhereItsBracketsClose) {
  for (const Case& c : kCases) {
    JsonScanner scanner;
    EXPECT_EQ(scanner.Scan(c.text, true), c.size > 0) << c.text;
    if (c.size > 0) {
      EXPECT_EQ(scanner.size(), c.size) << c.text;
    }
  }
}

TEST(JsonScannerTest, PiecesGiveTheSameAsTheWhole) {
  for (const Case& c : kCases) {
    const std::string text = c.text;
    JsonScanner scanner;
    bool whole = false;
    for (size_t size = 0; size <= text.size() && !whole; ++size) {
      whole = scanner.Scan(absl::string_view(text).substr(0, size),
                           size == text.size());
    }
    EXPECT_EQ(whole, c.size > 0) << text;
    if (whole) {
      EXPECT_EQ(scanner.size(), c.size) << text;
    }
  }
}

TEST(JsonScannerTest, AScanCanGoOnInsideOpenBrackets) {
  JsonScanner scanner;
  scanner.Reset(2);
  EXPECT_TRUE(scanner.Scan(", \"total\": 2}, \"x\": {}} tail", true));
  EXPECT_EQ(scanner.size(), 23u);
}

}  // namespace
}  // namespace samestory
