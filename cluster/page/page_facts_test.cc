#include "cluster/page/page_facts.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

PageFacts Facts(absl::string_view html) {
  return FindPageFacts(*PageTree::Parse(html, {}));
}

TEST(FindPageFactsTest, TheTitleIsWithoutTheSite) {
  const char* const cases[] = {
      "<title>Envoy returns - The Post</title>"
      "<meta property='og:title' content='Envoy returns'>",
      "<meta property=og:title content='Envoy returns | The Post'>"
      "<meta property=og:site_name content='The Post'>",
      "<title>Envoy returns - Daily</title><h1>Envoy <i>returns</i></h1>",
      "<title>Daily &ndash; Envoy returns</title><h1>News</h1>"
      "<h1>Envoy returns</h1>",
      "<title>Daily</title><h1>Envoy returns</h1>",
      "<title>Daily - Envoy returns</title><h1>Daily</h1>"
      "<h2>Envoy returns</h2>",
      "<title>Daily</title><script type='application/ld+json'>"
      "{\"@type\":\"NewsArticle\",\"headline\":\"Envoy returns\"}</script>",
  };
  for (const char* html : cases) {
    EXPECT_EQ(Facts(html).title, "Envoy returns") << html;
  }
  EXPECT_EQ(Facts("<meta property=og:title content='It&amp;#8217;s'>").title,
            "It’s");
  EXPECT_EQ(Facts("<svg><title>Arrow</title></svg>").title, "Arrow");
  EXPECT_EQ(Facts("<p>nothing").title, "");
}

TEST(FindPageFactsTest, TheDateIsThatOfPublication) {
  const char* const cases[] = {
      "<meta property='article:published_time' content='2031-05-01T08:00Z'>"
      "<meta property='article:modified_time' content='2031-06-01T08:00Z'>",
      "<meta itemprop=datePublished content='2031-05-01T08:00:00Z'>",
      "<meta name=DC.date.issued content='2031-05-01 08:00'>",
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":"
      "\"x\",\"datePublished\":\"2031-05-01T10:00:00+02:00\"}</script>",
      "<time>yesterday</time><time datetime='2031-05-01T08:00:00Z'>1 "
      "May</time>",
      // What is no date is passed over.
      "<meta property='article:published_time' content='None'>"
      "<meta name=pubdate content='2031-05-01 08:00:00'>",
  };
  for (const char* html : cases) {
    const absl::optional<absl::Time> time = Facts(html).published;
    ASSERT_TRUE(time.has_value()) << html;
    EXPECT_EQ(*time, absl::FromCivil(absl::CivilMinute(2031, 5, 1, 8, 0),
                                     absl::UTCTimeZone()))
        << html;
  }
  EXPECT_FALSE(Facts("<meta property='article:modified_time' "
                     "content='2031-06-01T08:00Z'>")
                   .published.has_value());
}

TEST(FindPageFactsTest, AddressSiteAndLanguage) {
  const PageFacts facts = Facts(
      "<html lang=\"en_GB\"><link rel=canonical href='https://post.example/a'>"
      "<meta property=og:url content='https://post.example/b'>"
      "<meta property=og:site_name content='Tom &amp; Sons'>");
  EXPECT_EQ(facts.url, "https://post.example/a");
  EXPECT_EQ(facts.site, "Tom & Sons");
  EXPECT_EQ(facts.language, "en-GB");
  // A relative address names no page.
  EXPECT_EQ(Facts("<link rel=canonical href='/a'>"
                  "<meta property=og:url content='http://post.example/b'>")
                .url,
            "http://post.example/b");
}

TEST(FindPageFactsTest, ManyHeadingsAndALongTitleTakeLinearTime) {
  std::string html = "<title>";
  for (int i = 0; i < 200000; ++i) html += "a - ";
  html += "</title>";
  for (int i = 0; i < 200000; ++i) html += "<h1>a b</h1>";
  Facts(html);
}

}  // namespace
}  // namespace samestory
