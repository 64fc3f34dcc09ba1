#include "cluster/page/page.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr char kProse[] =
    "The envoy landed in Kalvany on Monday, a day later than planned, and went "
    "straight to the ministry.";

Article Read(absl::string_view html, absl::string_view url) {
  return *ReadPage(html, url, {});
}

TEST(ReadPageTest, FillsTheArticle) {
  const Article article =
      Read(absl::StrCat("<html lang=en><title>Envoy returns | The Post</title>"
                        "<meta property=og:site_name content='The Post'>"
                        "<meta name=pubdate content='2031-05-01'><p>",
                        kProse),
           "https://post.example/a?x=1");
  EXPECT_EQ(article.id, "");
  EXPECT_EQ(article.title, "Envoy returns");
  EXPECT_EQ(article.source, "The Post");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.url, "https://post.example/a?x=1");
  EXPECT_TRUE(article.published.has_value());
  EXPECT_EQ(article.body, absl::StrCat(kProse, "\n"));
}

TEST(ReadPageTest, ThePagesOwnAddressIsTaken) {
  EXPECT_EQ(Read("<link rel=canonical href='https://post.example/a'>",
                 "https://amp.post.example/a?utm=1")
                .url,
            "https://post.example/a");
  // But not a front page for all pages.
  EXPECT_EQ(Read("<link rel=canonical href='https://post.example/'>",
                 "https://post.example/a")
                .url,
            "https://post.example/a");
}

TEST(ReadPageTest, TextInJsonLdAloneIsFound) {
  const std::string script = absl::StrCat(
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
      "\"articleBody\":\"<p>",
      kProse, "</p><p>So it is.</p>\"}</script>");
  EXPECT_EQ(Read(absl::StrCat(script, "<p>Please allow scripts."), "").body,
            absl::StrCat(kProse, "\nSo it is."));
  EXPECT_EQ(Read(absl::StrCat(script, "<p>", kProse), "").body,
            absl::StrCat(kProse, "\n"));
}

}  // namespace
}  // namespace samestory
