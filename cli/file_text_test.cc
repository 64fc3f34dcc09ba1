#include "cli/file_text.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

using testing::HasSubstr;

TEST(ReadFileTextTest, AllOfAFileUnpacked) {
  TestFolder folder;
  const std::string text(200000, 'x');
  EXPECT_EQ(*ReadFileText(folder.Write("a.csv", text)), text);
  EXPECT_EQ(*ReadFileText(folder.Write("a.csv.gz", Gzip(text))), text);
  EXPECT_EQ(*ReadFileText(folder.Write("empty", "")), "");
}

TEST(ReadFileTextTest, WhatCannotBeReadIsNamed) {
  TestFolder folder;
  EXPECT_THAT(std::string(ReadFileText(folder.path()).status().message()),
              HasSubstr(folder.path() + ": cannot be read: Is a directory"));
  EXPECT_THAT(
      std::string(ReadFileText(folder.path() + "/none").status().message()),
      HasSubstr("/none: cannot be opened: No such file"));
}

}  // namespace
}  // namespace samestory
