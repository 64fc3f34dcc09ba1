#include "cluster/stories.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;

Article MakeArticle(std::string id, int64_t seconds) {
  Article article;
  article.id = std::move(id);
  article.body = "Body of " + article.id;
  if (seconds >= 0) article.published = absl::FromUnixSeconds(seconds);
  return article;
}

// Five articles, read in no order of time: `late` and its copy `copy`, `early`
// of the same story; `other` of another story of the same storyline; `alone`.
class MakeStoriesTest : public ::testing::Test {
 protected:
  MakeStoriesTest() {
    articles_ = {MakeArticle("late", 300), MakeArticle("copy", -1),
                 MakeArticle("other", 50), MakeArticle("early", 100),
                 MakeArticle("alone", 200)};
    grouping_.canonical = {0, 0, 2, 3, 4};
    grouping_.evidence.resize(5);
    grouping_.evidence[1].reason = MergeReason::kJaccard;
    grouping_.evidence[1].jaccard = .8;
    documents_.docs = {2, 3, 4, 0};  // by time
    documents_.document_of = {3, 3, 0, 1, 2};
    StoryClustering& clustering = documents_.clustering;
    clustering.story_of = {0, 1, 2, 1};
    clustering.score = {.5, .9, .6, .7};
    clustering.stories.resize(3);
    clustering.stories[1].headline = "What happened";
    clustering.stories[1].headline_from = 3;
    clustering.stories[1].keywords = {"happened"};
    clustering.stories[0].storyline = 0;
    clustering.stories[1].storyline = 0;
    clustering.stories[2].storyline = 1;
    clustering.storylines = 2;
  }

  Stories Make() const { return MakeStories(articles_, grouping_, documents_); }

  std::vector<Article> articles_;
  Grouping grouping_;
  ClusteredDocuments documents_;
};

TEST_F(MakeStoriesTest, TheLargestStoryComesFirstThenTheEarliest) {
  const Stories stories = Make();
  ASSERT_EQ(stories.stories.size(), 3u);
  EXPECT_THAT(stories.stories[0].articles, ElementsAre(3, 0, 1));
  EXPECT_THAT(stories.stories[1].articles, ElementsAre(2));
  EXPECT_THAT(stories.stories[2].articles, ElementsAre(4));
}

TEST_F(MakeStoriesTest, PlacementsPointAtTheSortedStories) {
  const Stories stories = Make();
  for (DocId doc = 0; doc < articles_.size(); ++doc) {
    EXPECT_THAT(stories.stories[stories.placements[doc].story].articles,
                ::testing::Contains(doc));
  }
}

TEST_F(MakeStoriesTest, ACopyHasStoryAndScoreOfItsCanonical) {
  const Stories stories = Make();
  EXPECT_EQ(stories.placements[1].canonical, 0u);
  EXPECT_EQ(stories.placements[1].group, stories.placements[0].group);
  EXPECT_EQ(stories.placements[1].story, stories.placements[0].story);
  EXPECT_EQ(stories.placements[1].score, .7);
  EXPECT_EQ(stories.placements[1].to_canonical.jaccard, .8);
}

TEST_F(MakeStoriesTest, TheHeadlineNamesItsArticle) {
  const Story story = Make().stories[0];
  EXPECT_EQ(story.headline, "What happened");
  EXPECT_EQ(story.headline_from, 0u);
  EXPECT_THAT(story.keywords, ElementsAre("happened"));
}

TEST_F(MakeStoriesTest, OneSubjectHasOneStorylineId) {
  const Stories stories = Make();
  EXPECT_EQ(stories.stories[0].storyline, stories.stories[1].storyline);
  EXPECT_NE(stories.stories[0].storyline, stories.stories[2].storyline);
}

TEST_F(MakeStoriesTest, IdsComeFromTheEarliestCanonical) {
  const Stories before = Make();
  articles_[0].body = "Another text for the later article";
  const Stories after = Make();
  EXPECT_EQ(before.stories[0].id, after.stories[0].id);
  EXPECT_NE(before.placements[0].group, after.placements[0].group);
  articles_[3].body = "Another text for the earliest article";
  EXPECT_NE(before.stories[0].id, Make().stories[0].id);
}

TEST_F(MakeStoriesTest, WithoutClusteringThereAreGroupsOnly) {
  documents_.clustering = StoryClustering();
  const Stories stories = Make();
  EXPECT_TRUE(stories.stories.empty());
  EXPECT_EQ(stories.placements[1].canonical, 0u);
}

TEST(MakeStoriesOfNothingTest, IsEmpty) {
  EXPECT_TRUE(
      MakeStories({}, Grouping(), ClusteredDocuments()).stories.empty());
}

}  // namespace
}  // namespace samestory
