#include "cluster/boilerplate_learner.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "cluster/text/article.h"
#include "cluster/text/clean.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kFooter[] = "Write to the desk of the Ledger with your tips";

// A text of `sentences` sentences that no other seed shares.
std::string DistinctText(int seed, int sentences) {
  std::string text;
  for (int s = 0; s < sentences; ++s) {
    absl::StrAppend(&text, "Speaker", seed, "x", s, " told council", seed, "y",
                    s, " about harbour", seed, "z", s, " on pier", s * 7 + seed,
                    ".\n");
  }
  return text;
}

Article MakeArticle(std::string id, std::string body) {
  Article article;
  article.id = std::move(id);
  article.source = "ledger";
  article.title = absl::StrCat("Title of ", article.id);
  article.body = std::move(body);
  return article;
}

std::vector<Article> ArticlesWithFooter(int count) {
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) {
    articles.push_back(
        MakeArticle(absl::StrCat("a", i), DistinctText(i, 8) + kFooter));
  }
  return articles;
}

void Clean(std::vector<Article>* articles, int threads = 1) {
  std::vector<ArticleReading> readings(articles->size());
  for (size_t i = 0; i < readings.size(); ++i) {
    ReadForCleaning(&(*articles)[i], &readings[i]);
    ReadUnitsOf(&readings[i]);
  }
  const absl::StatusOr<BoilerplateTable> table = LearnBoilerplate(
      readings.size(),
      [&](size_t i) -> CountedArticle {
        return {readings[i].source, readings[i].units, /*sample=*/{}};
      },
      [&](size_t a, size_t b) { return (*articles)[a].id < (*articles)[b].id; },
      threads);
  ASSERT_TRUE(table.ok());
  for (Article& article : *articles) {
    article.body = CleanArticle(article, *table, CleanOptions()).body;
  }
}

TEST(BoilerplateLearnerTest, WhatASourceRepeatsGoes) {
  std::vector<Article> articles = ArticlesWithFooter(6);
  Clean(&articles);
  for (const Article& article : articles) {
    EXPECT_THAT(article.body, Not(HasSubstr("with your tips")));
    EXPECT_THAT(article.body, HasSubstr("told council"));
  }
}

TEST(BoilerplateLearnerTest, ATextPrintedSixTimesIsNotItsOwnBoilerplate) {
  std::vector<Article> articles;
  for (int i = 0; i < 6; ++i) {
    articles.push_back(
        MakeArticle(absl::StrCat("copy", i), DistinctText(1, 8)));
    articles.back().title = "Council meets";
  }
  Clean(&articles);
  for (const Article& article : articles) {
    EXPECT_THAT(article.body, HasSubstr("Speaker1x0"));
    EXPECT_THAT(article.body, HasSubstr("Speaker1x7"));
  }
}

// 4 of 101 articles are below 5 %, 4 of 42 are not.
TEST(BoilerplateLearnerTest, MergingCopiesLowersTheBarForOthersToo) {
  std::vector<Article> articles;
  for (int i = 0; i < 101; ++i) {
    const int seed = i < 60 ? 0 : i;
    std::string body = DistinctText(seed + 1000, 20);
    if (i < 60) absl::StrAppend(&body, "Edition ", i);
    if (i >= 97) body += kFooter;
    articles.push_back(MakeArticle(absl::StrCat("a", i), body));
  }
  Clean(&articles);
  for (int i = 97; i < 101; ++i) {
    EXPECT_THAT(articles[i].body, Not(HasSubstr("with your tips")));
  }
}

TEST(BoilerplateLearnerTest, OrderAndThreadsMakeNoDifference) {
  std::vector<Article> articles = ArticlesWithFooter(12);
  for (int i = 0; i < 5; ++i) {
    articles.push_back(
        MakeArticle(absl::StrCat("copy", i),
                    DistinctText(99, 8) + DistinctText(200 + i, 1) + kFooter));
  }
  auto cleaned = [](std::vector<Article> list, int threads) {
    Clean(&list, threads);
    std::vector<std::string> texts;
    for (const Article& a : list) texts.push_back(a.id + "\n" + a.body);
    std::sort(texts.begin(), texts.end());
    return texts;
  };
  const std::vector<std::string> expected = cleaned(articles, 1);
  EXPECT_EQ(cleaned(articles, 2), expected);
  EXPECT_EQ(cleaned(articles, 8), expected);
  std::reverse(articles.begin(), articles.end());
  EXPECT_EQ(cleaned(articles, 2), expected);
  std::rotate(articles.begin(), articles.begin() + 5, articles.end());
  EXPECT_EQ(cleaned(articles, 1), expected);
}

TEST(BoilerplateLearnerTest, NothingIsFine) {
  std::vector<Article> none;
  Clean(&none);
}

}  // namespace
}  // namespace samestory
