#include "cli/headline_scores.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

Article Titled(const std::string& id, const std::string& title) {
  Article article;
  article.id = id;
  article.title = title;
  return article;
}

Story StoryOf(const std::vector<DocId>& articles, DocId headline_from) {
  Story story;
  story.articles = articles;
  story.headline_from = headline_from;
  return story;
}

TEST(HeadlineScoresTest, TheClosestTitleIsRight) {
  const std::vector<Article> articles = {
      Titled("a", "Storm: what we know"), Titled("b", "Storm cuts off harbour"),
      Titled("c", ""), Titled("d", "Vote today"), Titled("e", "The vote")};
  const Labels human = {{"b", "STORM cuts harbour off"}, {"d", "The vote"}};
  Stories stories;
  stories.stories = {StoryOf({0, 1, 2}, 1), StoryOf({3, 4}, 3)};
  const HeadlineChoice choice = JudgeHeadlines(articles, stories, human);
  EXPECT_EQ(choice.stories(), 2u);
  EXPECT_DOUBLE_EQ(choice.chosen(), .5);
  EXPECT_DOUBLE_EQ(choice.random(), .5);
  EXPECT_DOUBLE_EQ(choice.first(), 0);
}

TEST(HeadlineScoresTest, WithoutATitleOrAHumanHeadlineAStoryDoesNotCount) {
  const std::vector<Article> articles = {Titled("a", ""), Titled("b", "Storm"),
                                         Titled("c", "Vote today")};
  Stories stories;
  stories.stories = {StoryOf({0, 1}, 0), StoryOf({1, 2}, 1)};
  EXPECT_EQ(
      JudgeHeadlines(articles, stories, {{"a", "x"}, {"c", "y"}}).stories(),
      0u);
}

}  // namespace
}  // namespace samestory
