#include "io/write/html.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/write/run_facts.h"
#include "io/write/sample_stories.h"

namespace samestory {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Page(const Sample& sample) {
  RunFacts facts;
  facts.articles = 4;
  facts.copies = 1;
  facts.stories = 2;
  facts.storylines = 1;
  return Written([&](ByteSink write) {
    return WriteHtml(sample.articles, sample.stories, facts, write);
  });
}

TEST(WriteHtmlTest, StoriesSinglesAndStorylinesAreShown) {
  const std::string page = Page(MakeSample());
  EXPECT_THAT(page, HasSubstr("<h1>2 stories</h1>"));
  EXPECT_THAT(page, HasSubstr("4 articles, 1 copy, 1 storyline</p>"));
  EXPECT_THAT(
      page,
      HasSubstr("<article id=\"s1\">\n<h2 dir=\"auto\">"
                "<a href=\"https://alpha.org/1\" "
                "rel=\"noopener noreferrer nofollow\">"
                "<bdi>Envoy returns</bdi></a></h2>\n"
                "<p class=\"facts\">3 articles \u00b7 2 sources \u00b7 "
                "<time datetime=\"2024-10-22T00:00:00Z\">2024-10-22</time> to "
                "<time datetime=\"2024-10-23T00:00:00Z\">2024-10-23</time> "
                "\u00b7 envoy, talks</p>"));
  EXPECT_THAT(page, HasSubstr("<details><summary>1 copy</summary>"));
  EXPECT_THAT(page, HasSubstr("<bdi>Talks resumed on Tuesday.</bdi>"));
  EXPECT_THAT(page, HasSubstr("<h2>1 single article</h2>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"#s2\"><bdi>Harvest fair opens</bdi>"));
}

TEST(WriteHtmlTest, ThePageLoadsAndRunsNothing) {
  const std::string page = Page(MakeSample());
  EXPECT_THAT(page, HasSubstr("content=\"default-src 'none'; "));
  for (const char* what :
       {"<script", "<link", "<img", "@import", "url(", "javascript"}) {
    EXPECT_THAT(page, Not(HasSubstr(what)));
  }
}

TEST(WriteHtmlTest, HostileTextStaysText) {
  Sample sample = MakeSample();
  const std::string attack = "\"'><script>alert(1)</script>\x1b\u202e&";
  for (Article& article : sample.articles) {
    article.id = article.title = article.source = article.body = attack;
    article.url = absl::StrCat("https://x/", attack);
  }
  for (Story& story : sample.stories.stories) {
    story.headline = attack;
    story.id = story.storyline = attack;
    story.keywords = {attack};
  }
  const std::string page = Page(sample);
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("\"'>")));
  EXPECT_THAT(page, Not(HasSubstr("\x1b")));
  EXPECT_THAT(page, Not(HasSubstr("\u202e")));
  EXPECT_THAT(page, HasSubstr("&quot;&#39;&gt;&lt;script&gt;alert(1)"));
}

TEST(SafeLinkTest, OnlyTheWebIsLinked) {
  EXPECT_EQ(SafeLink("https://a.org/?a=1&b=2"), "https://a.org/?a=1&amp;b=2");
  EXPECT_EQ(SafeLink("HTTP://a.org"), "HTTP://a.org");
  for (const char* url :
       {"", "javascript:alert(1)", " https://a.org", "data:text/html,x",
        "//a.org", "\x01javascript:alert(1)", "file:///etc/passwd", "http:x"}) {
    EXPECT_EQ(SafeLink(url), "") << url;
  }
}

TEST(WriteHtmlTest, NothingIsAPageToo) {
  EXPECT_THAT(Page({}), HasSubstr("<main>\n</main>"));
}

}  // namespace
}  // namespace samestory
