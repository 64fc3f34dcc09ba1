#include "io/read/json_parser.h"

#include <filesystem>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "io/read/input_buffer.h"
#include "io/read/skip.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

absl::Status Parse(std::string text, uint64_t depth = 512) {
  JsonParser parser(depth);
  const size_t size = text.size();
  text.append(kBufferPadding, ' ');
  return parser.Parse(absl::string_view(text).substr(0, size)).status();
}

std::string ParsedString(std::string text) {
  JsonParser parser(512);
  const size_t size = text.size();
  text.append(kBufferPadding, ' ');
  const absl::StatusOr<simdjson::dom::element> value =
      parser.Parse(absl::string_view(text).substr(0, size));
  EXPECT_TRUE(value.ok()) << value.status();
  return std::string(value->get_string().value());
}

TEST(JsonParserTest, FaultsOfScrapersAreMended) {
  EXPECT_EQ(ParsedString("\"caf\xe9\""), "caf\ufffd");
  EXPECT_EQ(ParsedString(R"("\ud800 lone")"), "\ufffd lone");
  EXPECT_EQ(ParsedString(R"("\udc00\ud800")"), "\ufffd\ufffd");
  EXPECT_EQ(ParsedString(R"("\ud83d\ude00")"), "\U0001f600");
  EXPECT_EQ(ParsedString(R"("a\u0000b")"), std::string("a\0b", 3));
}

TEST(JsonParserTest, WhatIsNotJsonIsRefused) {
  for (const char* text :
       {"", " ", "nul", "{\"a\":1,}", "[1] x", "\"open", "{'a': 1}", "NaN"}) {
    EXPECT_EQ(CauseOf(Parse(text)), SkipCause::kNotJson) << text;
  }
}

TEST(JsonParserTest, DepthIsLimited) {
  const std::string open(600, '['), close(600, ']');
  EXPECT_EQ(CauseOf(Parse(open + close)), SkipCause::kTooLarge);
  EXPECT_TRUE(Parse(open + close, 700).ok());
}

TEST(MendSurrogatesTest, OnlyLoneOnesChange) {
  struct Case {
    const char* given;
    const char* wanted;
  };
  const Case cases[] = {
      {R"(\ud800)", R"(\ufffd)"},
      {R"(\ud800\ud800\udc00)", R"(\ufffd\ud800\udc00)"},
      {R"(\\ud800)", R"(\\ud800)"},
      {R"(\\\ud800)", R"(\\\ufffd)"},
      {R"(\ud8)", R"(\ud8)"},
      {R"(\u00e9\n)", R"(\u00e9\n)"},
      {"\\", "\\"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(MendSurrogates(c.given), c.wanted) << c.given;
  }
}

// JSONTestSuite: y_ must be accepted, n_ refused, i_ is the parser's choice.
TEST(JsonParserTest, JsonTestSuite) {
  const std::string folder = SharedFolder("torture/jsontestsuite/test_parsing");
  if (folder.empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
  int accepted = 0, refused = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().native();
    const absl::Status status = Parse(FileBytes(entry.path().native()));
    if (absl::StartsWith(name, "y_")) {
      EXPECT_TRUE(status.ok()) << name << ": " << status;
      accepted += status.ok();
    } else if (absl::StartsWith(name, "n_")) {
      EXPECT_FALSE(status.ok()) << name;
      refused += !status.ok();
    }
  }
  EXPECT_EQ(accepted, 95);
  EXPECT_EQ(refused, 188);
}

}  // namespace
}  // namespace samestory
