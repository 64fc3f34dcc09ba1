#include "cli/selection.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

// Three stories: articles 1, 3, 4 (3 is a copy of 4), then 0 and 5, then 2.
class SelectionTest : public testing::Test {
 protected:
  SelectionTest() {
    articles_.resize(6);
    stories_.placements.resize(6);
    const uint32_t story_of[] = {1, 0, 2, 0, 0, 1};
    for (DocId doc = 0; doc < 6; ++doc) {
      articles_[doc].id = std::to_string(doc);
      stories_.placements[doc].canonical = doc == 3 ? 4 : doc;
      stories_.placements[doc].story = story_of[doc];
    }
    stories_.stories.resize(3);
    stories_.stories[0].articles = {4, 3, 1};
    stories_.stories[0].headline_from = 4;
    stories_.stories[1].articles = {0, 5};
    stories_.stories[1].headline_from = 5;
    stories_.stories[2].articles = {2};
    stories_.stories[2].headline_from = 2;
  }

  std::vector<std::string> Ids(const SelectionOptions& options) {
    std::vector<std::string> ids;
    for (const Article& article :
         SelectStories(articles_, stories_, options).articles) {
      ids.push_back(article.id);
    }
    return ids;
  }

  std::vector<Article> articles_;
  Stories stories_;
};

using Names = std::vector<std::string>;

TEST_F(SelectionTest, TopTakesTheFirstStories) {
  EXPECT_EQ(Ids({1, 1}), (Names{"1", "3", "4"}));
  EXPECT_EQ(Ids({9, 1}).size(), 6u);
}

TEST_F(SelectionTest, MinSizeLeavesSmallStoriesOut) {
  EXPECT_EQ(Ids({0, 2}), (Names{"0", "1", "3", "4", "5"}));
  EXPECT_TRUE(Ids({0, 4}).empty());
}

TEST_F(SelectionTest, EveryIndexPointsToTheSameArticleAsBefore) {
  const Selection few = SelectStories(articles_, stories_, {0, 2});
  ASSERT_EQ(few.stories.stories.size(), 2u);
  for (size_t story = 0; story < 2; ++story) {
    const Story& before = stories_.stories[story];
    const Story& after = few.stories.stories[story];
    EXPECT_EQ(few.articles[after.headline_from].id,
              articles_[before.headline_from].id);
    ASSERT_EQ(after.articles.size(), before.articles.size());
    for (size_t i = 0; i < after.articles.size(); ++i) {
      const DocId doc = after.articles[i];
      EXPECT_EQ(few.articles[doc].id, articles_[before.articles[i]].id);
      EXPECT_EQ(few.stories.placements[doc].story, story);
    }
  }
  EXPECT_EQ(few.articles[few.stories.placements[2].canonical].id, "4");
}

}  // namespace
}  // namespace samestory
