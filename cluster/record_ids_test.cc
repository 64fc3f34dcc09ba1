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

std::vector<std::string> UniqueIds(std::vector<Article> articles) {
  RecordIds().MakeIdsUnique(absl::MakeSpan(articles));
  std::vector<std::string> ids;
  for (const Article& article : articles) ids.push_back(article.id);
  return ids;
}

TEST(RecordIdsTest, SameIdAndContentIsTheSameRecord) {
  const std::vector<Article> articles = {MakeArticle("a", "one")};
  RecordIds ids;
  EXPECT_EQ(ids.Find(articles, articles[0]), kNoDoc);
  ids.Insert(articles, 0);
  EXPECT_EQ(ids.Find(articles, articles[0]), 0u);
}

TEST(RecordIdsTest, OtherContentOrOtherIdIsAnotherRecord) {
  const std::vector<Article> articles = {MakeArticle("a", "one")};
  RecordIds ids;
  ids.Insert(articles, 0);
  EXPECT_EQ(ids.Find(articles, MakeArticle("a", "two")), kNoDoc);
  EXPECT_EQ(ids.Find(articles, MakeArticle("b", "one")), kNoDoc);
}

TEST(MakeIdsUniqueTest, TheEarliestKeepsItsId) {
  EXPECT_THAT(
      UniqueIds({MakeArticle("a", "late", 200), MakeArticle("a", "undated"),
                 MakeArticle("a", "early", 100)}),
      ElementsAre("a#2", "a#3", "a"));
}

TEST(MakeIdsUniqueTest, ANameThatIsTakenIsPassedOver) {
  EXPECT_THAT(UniqueIds({MakeArticle("a", "x", 1), MakeArticle("a", "y", 2),
                         MakeArticle("a#2", "z", 3)}),
              ElementsAre("a", "a#3", "a#2"));
}

TEST(MakeIdsUniqueTest, TheOrderOfReadingDoesNotMatter) {
  std::vector<Article> articles = {
      MakeArticle("a", "one"), MakeArticle("a", "two"),
      MakeArticle("a", "three"), MakeArticle("b", "one")};
  auto named = [](std::vector<Article> list) {
    RecordIds().MakeIdsUnique(absl::MakeSpan(list));
    std::vector<std::string> lines;
    for (const Article& a : list) lines.push_back(a.id + "=" + a.body);
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
