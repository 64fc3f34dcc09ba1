#include "cli/output_places.h"

#include <filesystem>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"
#include "tests/testutil/status_matchers.h"

namespace samestory {
namespace {

using testing::HasSubstr;

TEST(CheckIsNoInputTest, WhatIsReadIsNotWritten) {
  TestFolder folder;
  const std::string& news = folder.path();
  const std::string file = folder.Write("deep/a.jsonl", "{}");
  const std::string hidden = folder.Write(".out/b.jsonl", "{}");
  const std::string link = news + "/deep/../link";
  std::filesystem::create_symlink(file, news + "/link");
  EXPECT_OK(CheckIsNoInput("--output", file, {"-", news + "/other"}));
  EXPECT_OK(CheckIsNoInput("--output", news + "/new", {file}));
  EXPECT_OK(CheckIsNoInput("--output", news + "/.new", {news}));
  EXPECT_OK(CheckIsNoInput("--output", hidden, {news}));
  EXPECT_THAT(CheckIsNoInput("--output", news + "/new", {news}),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("read as news by the next run")));
  EXPECT_OK(CheckIsNoInput("--output", "-", {"-"}));
  EXPECT_OK(CheckIsNoInput("--output", "/dev/null", {"/dev/null"}));
  for (const std::string& output : {file, link}) {
    EXPECT_THAT(
        CheckIsNoInput("--output", output, {"-", file}),
        StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("is an input")));
    for (const std::string& input : {news, news + "/", news + "/deep/.."}) {
      EXPECT_THAT(CheckIsNoInput("--output", output, {input}),
                  StatusIs(absl::StatusCode::kInvalidArgument,
                           HasSubstr("lies in the input")))
          << input;
    }
  }
}

TEST(IsOnePlaceTest, NamesOfOneFileAreOnePlace) {
  TestFolder folder;
  const std::string file = folder.Write("a", "");
  std::filesystem::create_symlink("a", folder.path() + "/link");
  EXPECT_TRUE(IsOnePlace(file, folder.path() + "/./a"));
  EXPECT_TRUE(IsOnePlace(file, folder.path() + "/link"));
  EXPECT_TRUE(IsOnePlace(folder.path() + "/new", folder.path() + "/x/../new"));
  EXPECT_FALSE(IsOnePlace(file, folder.path() + "/b"));
  EXPECT_TRUE(IsOnePlace("-", "-"));
  EXPECT_FALSE(IsOnePlace("-", file));
  EXPECT_FALSE(IsOnePlace("/dev/null", "/dev/null"));
  std::filesystem::create_hard_link(file, folder.path() + "/hard");
  EXPECT_TRUE(IsOnePlace(file, folder.path() + "/hard"));
}

}  // namespace
}  // namespace samestory
