#include "cluster/text/source_key.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(SourceKeyTest, TheSourceGoesBeforeTheHost) {
  Article article;
  EXPECT_EQ(SourceKey(article), "");
  article.url = "https://www.Post.com:443/a";
  EXPECT_EQ(SourceKey(article), "post.com");
  article.source = " The Daily\u00a0 POST ";
  EXPECT_EQ(SourceKey(article), "the daily post");
  article.source = "El PaÃ\u00ads";
  EXPECT_EQ(SourceKey(article), "el país");
}

TEST(SourceKeyTest, HostsAreFoundInUrls) {
  EXPECT_EQ(UrlHost("http://post.com"), "post.com");
  EXPECT_EQ(UrlHost("//post.com/x"), "post.com");
  EXPECT_EQ(UrlHost("http://me:secret@post.com:80?q=a//b"), "post.com");
  EXPECT_EQ(UrlHost("http://[::1]:80/x"), "[::1]");
  EXPECT_EQ(UrlHost("http://[::1]/x"), "[::1]");
  EXPECT_EQ(UrlHost("post.com/x"), "");
  EXPECT_EQ(UrlHost("http://"), "");
  EXPECT_EQ(UrlHost(""), "");
}

}  // namespace
}  // namespace samestory
