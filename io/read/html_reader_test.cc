#include "io/read/html_reader.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kProse[] =
    "The envoy landed in Kalvany on Monday, a day later than planned, and went "
    "straight to the ministry.";

TEST(HtmlReaderTest, AFileIsAnArticle) {
  TestFolder folder;
  folder.Write("b/envoy.html",
               absl::StrCat("<!DOCTYPE html><title>Envoy returns</title>"
                            "<nav><a href=/>Home</a></nav><p>",
                            kProse));
  folder.Write("c.txt",
               absl::StrCat("<html><title>By content</title><p>", kProse));
  folder.Write("d.htm", "<p>By name");
  const Reading reading = ReadAll(folder.path());
  EXPECT_THAT(reading.ids(), ElementsAre("b/envoy", "c", "d"));
  EXPECT_THAT(reading.titles(), ElementsAre("Envoy returns", "By content", ""));
  EXPECT_EQ(reading.bodies()[0], absl::StrCat(kProse, "\n"));
}

TEST(HtmlReaderTest, ThePagesAddressIsItsId) {
  TestFolder folder;
  const Reading reading = ReadAll(folder.Write(
      "a.html",
      absl::StrCat("<link rel=canonical href=https://www.post.example/a><p>",
                   kProse)));
  EXPECT_THAT(reading.ids(), ElementsAre("https://www.post.example/a"));
  EXPECT_EQ(reading.articles[0].source, "post.example");
}

TEST(HtmlReaderTest, AnyCharsetIsRead) {
  TestFolder folder;
  folder.Write("a.html", "<meta charset=koi8-r><title>\xf7\xc5\xd3</title>");
  folder.Write("b.html", std::string("\xff\xfe<\0p\0>\0\x12\x04", 10));
  const Reading reading = ReadAll(folder.path());
  EXPECT_THAT(reading.titles(), ElementsAre("\u0412\u0435\u0441", ""));
  EXPECT_THAT(reading.bodies(), ElementsAre("", "\u0412\n"));
}

TEST(HtmlReaderTest, WhatIsNoArticleIsNamed) {
  TestFolder folder;
  std::string deep = "<html>";
  for (int i = 0; i < 1000; ++i) deep += "<div>";
  folder.Write("a.html", deep);
  folder.Write("b.html", " \n");
  folder.Write("c.html", "<html><body></body></html>");
  std::string cut = Gzip("<html><title>Half a page</title>");
  cut.resize(cut.size() - 12);
  folder.Write("d.html.gz", cut);
  const Reading reading = ReadAll(folder.path());
  EXPECT_THAT(reading.ids(), IsEmpty());
  EXPECT_THAT(
      reading.errors,
      ElementsAre(
          HasSubstr("a.html: nested deeper than 512 elements (--max-depth)"),
          HasSubstr("b.html: the file is empty"),
          HasSubstr("c.html: the page has no title and no text"),
          HasSubstr("d.html.gz: gzip data ends too early")));
}

}  // namespace
}  // namespace samestory
