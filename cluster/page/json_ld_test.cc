#include "cluster/page/json_ld.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(ReadJsonLdTest, AnArticleIsFoundWhereSitesPutIt) {
  for (const std::string script : {
           R"({"@type": "NewsArticle", "headline": "Talks"})",
           R"([{"@type": "WebSite", "name": "X"},
               {"@type": "Article", "headline": "Talks"}])",
           R"({"@graph": [{"@type": "WebPage", "name": "X"},
                          {"@type": "BlogPosting", "headline": "Talks"}]})",
           R"({"@type": "WebPage", "mainEntity":
               {"@type": ["Thing", "ReportageNewsArticle"], "name": "Talks"}})",
           R"(<!-- {"@type": "NewsArticle", "headline": "Talks"}; -->)",
           "//<![CDATA[\n{\"@type\": \"NewsArticle\", \"headline\": \"Talks\"}"
           "\n//]]>",
       }) {
    JsonLdArticle article;
    EXPECT_TRUE(ReadJsonLd(script, &article)) << script;
    EXPECT_EQ(article.headline, "Talks") << script;
  }
}

TEST(ReadJsonLdTest, FieldsAreTextsListsOrObjects) {
  JsonLdArticle article;
  ASSERT_TRUE(ReadJsonLd(
      R"({"@type": "NewsArticle", "headline": ["Talks", "x"],
          "articleBody": "One.\nTwo.", "datePublished": "2031-05-01",
          "mainEntityOfPage": {"@id": "https://post.example/a"},
          "publisher": [{"name": "The Post"}], "inLanguage": {"name": "en"}})",
      &article));
  EXPECT_EQ(article.headline, "Talks");
  EXPECT_EQ(article.body, "One.\nTwo.");
  EXPECT_EQ(article.published, "2031-05-01");
  EXPECT_EQ(article.url, "https://post.example/a");
  EXPECT_EQ(article.publisher, "The Post");
  EXPECT_EQ(article.language, "en");
}

TEST(ReadJsonLdTest, LineFeedsInsideStringsAreForgiven) {
  JsonLdArticle article;
  ASSERT_TRUE(ReadJsonLd(
      "{\"@type\": \"Article\", \"articleBody\": \"One.\nTwo.\"}", &article));
  EXPECT_EQ(article.body, "One. Two.");
}

TEST(ReadJsonLdTest, WhatTellsOfNoArticleIsNone) {
  std::string deep(2000, '[');
  for (const std::string& script :
       {std::string(), std::string("}{"), std::string("{\"@type\":"),
        std::string(R"({"@type": "Organization", "name": "X"})"),
        std::string(R"({"@type": "NewsArticle"})"),
        std::string(R"({"@type": {"a": 1}, "headline": "x"})"), deep,
        deep + std::string(2000, ']')}) {
    JsonLdArticle article;
    article.headline = "kept";
    EXPECT_FALSE(ReadJsonLd(script, &article)) << script;
    EXPECT_EQ(article.headline, "kept");
  }
}

}  // namespace
}  // namespace samestory
