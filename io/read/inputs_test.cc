#include "io/read/inputs.h"

#include <filesystem>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> Names(const InputList& list) {
  std::vector<std::string> names;
  for (const InputFile& file : list.files) names.push_back(file.name);
  return names;
}

TEST(ListInputsTest, FoldersAreListedByNameWithAllBelowThem) {
  TestFolder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a/b/c.txt", "B.txt", "a.txt"}) {
    folder.Write(name, "x");
  }
  EXPECT_THAT(Names(ListInputs({folder.path()})),
              ElementsAre("B.txt", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt"));
}

TEST(ListInputsTest, LinksAndHiddenFilesInsideAFolderAreLeftOut) {
  TestFolder folder;
  folder.Write("a.txt", "x");
  folder.Write(".hidden", "x");
  folder.Write(".git/config", "x");
  std::filesystem::create_symlink(folder.path(), folder.path() + "/loop");
  std::filesystem::create_symlink("a.txt", folder.path() + "/link.txt");
  EXPECT_THAT(Names(ListInputs({folder.path()})), ElementsAre("a.txt"));
}

TEST(ListInputsTest, WhatTheUserNamesIsTaken) {
  TestFolder folder;
  const std::string hidden = folder.Write(".hidden", "four");
  const std::string link = folder.path() + "/link";
  std::filesystem::create_symlink(hidden, link);
  const InputList list = ListInputs({link, hidden, "-"});
  EXPECT_THAT(Names(list), ElementsAre("link", ".hidden", "-"));
  EXPECT_EQ(list.files[0].size, 4u);
  EXPECT_TRUE(list.files[2].is_stdin());
}

TEST(ListInputsTest, AMissingPathIsAFailureAndTheRestIsListed) {
  TestFolder folder;
  const std::string file = folder.Write("a.txt", "x");
  const InputList list = ListInputs({folder.path() + "/none", file});
  EXPECT_THAT(Names(list), ElementsAre("a.txt"));
  ASSERT_EQ(list.failures.size(), 1u);
  EXPECT_THAT(std::string(list.failures[0].message()),
              HasSubstr("/none: No such file or directory"));
}

TEST(ListInputsTest, ADeepTreeIsNoDanger) {
  TestFolder folder;
  std::string name;
  for (int i = 0; i < 300; ++i) name += "d/";
  folder.Write(name + "a.txt", "x");
  EXPECT_EQ(ListInputs({folder.path()}).files.size(), 1u);
}

}  // namespace
}  // namespace samestory
