#include "cluster/record_ids.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;

Article MakeArticle(std::string id, std::string body, int64_t seconds = -1) {
  Article article;
  article.id = std::move(id);
  article.body = std::move(body);
  if (seconds >= 0) article.published = absl::FromUnixSeconds(seconds);
  return article;
}

ArticleFacts FactsOf(const Article& article) {
  ArticleFacts facts;
  facts.id = article.id;
  facts.published = article.published.value_or(absl::InfiniteFuture());
  facts.content = ContentHash(article);
  return facts;
}

std::vector<Article> Named(std::vector<Article> articles) {
  std::vector<ArticleFacts> facts;
  for (const Article& article : articles) facts.push_back(FactsOf(article));
  const std::vector<NewId> renamed =
      NameRepeatedIds(facts.size(), [&](size_t i) { return facts[i]; });
  for (const NewId& id : renamed) articles[id.article].id = id.id;
  return articles;
}

std::vector<std::string> UniqueIds(const std::vector<Article>& articles) {
  std::vector<std::string> ids;
  for (const Article& article : Named(articles)) ids.push_back(article.id);
  return ids;
}

TEST(RecordHashTest, TellsOtherContentAndOtherIds) {
  const auto hash = [](const Article& article) {
    return RecordHash(article.id, ContentHash(article));
  };
  EXPECT_EQ(hash(MakeArticle("a", "one")), hash(MakeArticle("a", "one", 7)));
  EXPECT_NE(hash(MakeArticle("a", "one")), hash(MakeArticle("a", "two")));
  EXPECT_NE(hash(MakeArticle("a", "one")), hash(MakeArticle("b", "one")));
}

TEST(NameRepeatedIdsTest, TheEarliestKeepsItsId) {
  EXPECT_THAT(
      UniqueIds({MakeArticle("a", "late", 200), MakeArticle("a", "undated"),
                 MakeArticle("a", "early", 100)}),
      ElementsAre("a#2", "a#3", "a"));
}

TEST(NameRepeatedIdsTest, ANameThatIsTakenIsPassedOver) {
  EXPECT_THAT(UniqueIds({MakeArticle("a", "x", 1), MakeArticle("a", "y", 2),
                         MakeArticle("a#2", "z", 3)}),
              ElementsAre("a", "a#3", "a#2"));
}

TEST(NameRepeatedIdsTest, TheOrderOfReadingDoesNotMatter) {
  std::vector<Article> articles = {
      MakeArticle("a", "one"), MakeArticle("a", "two"),
      MakeArticle("a", "three"), MakeArticle("b", "one")};
  auto named = [](const std::vector<Article>& list) {
    std::vector<std::string> lines;
    for (const Article& a : Named(list)) lines.push_back(a.id + "=" + a.body);
    std::sort(lines.begin(), lines.end());
    return lines;
  };
  const std::vector<std::string> expected = named(articles);
  std::reverse(articles.begin(), articles.end());
  EXPECT_EQ(named(articles), expected);
}

TEST(MergeRepeatTest, TheEarlierRecordStaysWhicheverCameFirst) {
  const Article early = MakeArticle("a", "x", 1),
                late = MakeArticle("a", "x", 2);
  Article kept = early;
  MergeRepeat(late, &kept);
  EXPECT_EQ(kept.published, early.published);
  kept = late;
  MergeRepeat(early, &kept);
  EXPECT_EQ(kept.published, early.published);
}

}  // namespace
}  // namespace samestory
