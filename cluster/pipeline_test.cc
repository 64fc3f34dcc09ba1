#include "cluster/pipeline.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Article MakeArticle(std::string id, std::string title, std::string body,
                    std::string day = "") {
  Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.body = std::move(body);
  if (!day.empty()) {
    absl::Time time;
    EXPECT_TRUE(absl::ParseTime("%Y-%m-%d", day, &time, nullptr));
    article.published = time;
  }
  return article;
}

constexpr char kFire[] =
    "A fire destroyed the grain store of Brask harbour on Monday night and "
    "killed two night watchmen, the harbour master Ole Tarnby said. Forty "
    "firefighters from three towns fought the flames until dawn. The store "
    "held nine thousand tonnes of barley, the whole winter's export of the "
    "valley, and was insured for half of its worth.";

constexpr char kFireRetold[] =
    "Two watchmen died when the grain store at Brask burned down. Ole Tarnby, "
    "the harbour master, said nine thousand tonnes of barley were lost on "
    "Monday night. It took forty firefighters until dawn to put the fire out, "
    "and the insurance covers only half.";

constexpr char kChess[] =
    "Fifteen-year-old Mirela Doss won the national chess championship in "
    "Ostermouth on Sunday, beating the title holder with the black pieces in "
    "thirty-one moves. She learned the game from her grandmother, a retired "
    "tram driver, and will now play at the Olympiad in May.";

// The fire, a copy with a word changed, the fire retold, and chess.
std::vector<Article> Sample() {
  std::string copy = kFire;
  copy.replace(copy.find("Monday night"), 12, "Monday late ");
  return {
      MakeArticle("fire", "Fire destroys grain store in Brask", kFire,
                  "2031-03-04"),
      MakeArticle("fire-copy", "Grain store burns", copy, "2031-03-05"),
      MakeArticle("retold", "Two die as Brask grain store burns", kFireRetold,
                  "2031-03-04"),
      MakeArticle("chess", "Girl, 15, wins chess title", kChess, "2031-03-04")};
}

StoryBuilder BuilderOf(const std::vector<Article>& articles,
                       PipelineOptions options = PipelineOptions()) {
  StoryBuilder builder = StoryBuilder::Create(options).value();
  for (const Article& article : articles) {
    EXPECT_TRUE(builder.Add(article).ok());
  }
  return builder;
}

TEST(StoryBuilderTest, CopiesAreGroupedAndStoriesFound) {
  StoryBuilder builder = BuilderOf(Sample());
  const Stories stories = builder.Finish().value();
  ASSERT_EQ(stories.stories.size(), 2u);
  EXPECT_THAT(stories.stories[0].articles, ElementsAre(0, 2, 1));
  EXPECT_THAT(stories.stories[1].articles, ElementsAre(3));
  EXPECT_EQ(stories.placements[1].canonical, 0u);
  EXPECT_EQ(stories.placements[1].to_canonical.reason, MergeReason::kJaccard);
  EXPECT_EQ(stories.placements[2].canonical, 2u);
  EXPECT_THAT(stories.stories[0].headline, HasSubstr("Brask"));
}

// What was UTF-8 and taken for Windows-1252 is a copy of what was not, and is
// shown as it was meant.
TEST(StoryBuilderTest, MojibakeIsReadAndShownAsItWasMeant) {
  const std::string title = "Brask’s grain store burns";
  const auto body = [](const char* mark) {
    return absl::StrCat("Brask", mark, "s store", mark, "s barley", mark,
                        "s gone, the valley", mark, "s harbour", mark,
                        "s master", mark, "s word", mark, "s out, it", mark,
                        "s said. Nobody", mark, "s there.");
  };
  StoryBuilder builder =
      BuilderOf({MakeArticle("wrong", "Braskâ€™s grain store burns",
                             body("â€™"), "2031-03-04"),
                 MakeArticle("right", title, body("’"), "2031-03-05")});
  const Stories stories = builder.Finish().value();
  EXPECT_EQ(stories.placements[1].to_canonical.jaccard, 1.0);
  EXPECT_EQ(stories.stories[0].headline, title);
  EXPECT_EQ(builder.articles()[0].title, title);
}

TEST(StoryBuilderTest, OrderAndThreadsMakeNoDifference) {
  auto described = [](const std::vector<Article>& articles, int threads) {
    PipelineOptions options;
    options.threads = threads;
    StoryBuilder builder = BuilderOf(articles, options);
    const Stories stories = builder.Finish().value();
    std::map<std::string, std::string> lines;
    for (DocId doc = 0; doc < articles.size(); ++doc) {
      const Placement& placement = stories.placements[doc];
      const Story& story = stories.stories[placement.story];
      lines[builder.articles()[doc].id] = absl::StrCat(
          placement.group, " ", story.id, " ", story.storyline, " ",
          story.headline, " ", builder.articles()[story.headline_from].id, " ",
          placement.score);
    }
    return lines;
  };
  std::vector<Article> articles = Sample();
  const std::map<std::string, std::string> expected = described(articles, 1);
  std::sort(articles.begin(), articles.end(),
            [](const Article& a, const Article& b) { return a.id < b.id; });
  do {
    EXPECT_EQ(described(articles, 2), expected);
  } while (std::next_permutation(
      articles.begin(), articles.end(),
      [](const Article& a, const Article& b) { return a.id < b.id; }));
}

TEST(StoryBuilderTest, TheSameRecordAgainIsOne) {
  StoryBuilder builder = BuilderOf(Sample());
  EXPECT_EQ(builder.Add(Sample()[3]).value(), 3u);
  EXPECT_EQ(builder.articles().size(), 4u);
}

TEST(StoryBuilderTest, TheSameIdWithOtherContentIsAnother) {
  StoryBuilder builder = BuilderOf(
      {MakeArticle("a", "One", kFire), MakeArticle("a", "Two", kChess)});
  ASSERT_TRUE(builder.Finish().ok());
  std::set<std::string> ids;
  for (const Article& article : builder.articles()) ids.insert(article.id);
  EXPECT_THAT(ids, ElementsAre("a", "a#2"));
}

TEST(StoryBuilderTest, WithoutStoriesThereAreOnlyGroups) {
  PipelineOptions options;
  options.find_stories = false;
  StoryBuilder builder = BuilderOf(Sample(), options);
  const Stories stories = builder.Finish().value();
  EXPECT_TRUE(stories.stories.empty());
  EXPECT_EQ(stories.placements[1].canonical, 0u);
}

TEST(StoryBuilderTest, KeepPolicyChoosesTheCanonical) {
  PipelineOptions options;
  options.keep = ParseKeepPolicy("longest").value();
  std::vector<Article> articles = Sample();
  articles[1].body += " More will follow.";
  StoryBuilder builder = BuilderOf(articles, options);
  EXPECT_EQ(builder.Finish()->placements[0].canonical, 1u);
}

TEST(StoryBuilderTest, ExplainsCopiesByTheirShingles) {
  StoryBuilder builder = BuilderOf(Sample());
  ASSERT_TRUE(builder.Finish().ok());
  const Explanation why = builder.Explain(0, 1).value();
  EXPECT_EQ(why.canonical_a, why.canonical_b);
  EXPECT_GT(why.jaccard, .7);
  EXPECT_LT(why.jaccard, 1);
  EXPECT_TRUE(why.story.channels.empty());
}

TEST(StoryBuilderTest, ExplainsStoriesByTheirChannels) {
  StoryBuilder builder = BuilderOf(Sample());
  ASSERT_TRUE(builder.Finish().ok());
  const Explanation mates = builder.Explain(1, 2).value();
  EXPECT_TRUE(mates.story.same_story);
  EXPECT_FALSE(mates.story.channels.empty());
  EXPECT_FALSE(builder.Explain(2, 3)->story.same_story);
}

TEST(StoryBuilderTest, StagesTellWhatWasDone) {
  StoryBuilder builder = BuilderOf(Sample());
  ASSERT_TRUE(builder.Finish().ok());
  std::vector<std::string> names;
  for (const StageStats& stage : builder.stats()) names.push_back(stage.stage);
  EXPECT_THAT(names, ElementsAre("digest", "clean", "group", "story"));
}

TEST(StoryBuilderTest, MisuseIsRefused) {
  PipelineOptions options;
  options.shingle_words = 0;
  EXPECT_THAT(std::string(StoryBuilder::Create(options).status().message()),
              HasSubstr("PipelineOptions.shingle_words"));
  options = PipelineOptions();
  for (int threads : {-1, 20000}) {
    options.threads = threads;
    EXPECT_THAT(std::string(StoryBuilder::Create(options).status().message()),
                HasSubstr("PipelineOptions.threads: wants 0..256"));
  }
  StoryBuilder builder = BuilderOf(Sample());
  EXPECT_EQ(builder.Add(Article()).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(builder.Explain(0, 1).status().code(),
            absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(builder.Finish().ok());
  EXPECT_EQ(builder.Finish().status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(builder.Add(Sample()[0]).status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(builder.Explain(0, 9).status().code(),
            absl::StatusCode::kOutOfRange);
}

TEST(StoryBuilderTest, EmbeddingsAreEvidenceOfTheArticlesTheyAreOf) {
  auto embeddings = std::make_shared<EmbeddingTable>();
  ASSERT_TRUE(embeddings->Add(Sample()[0].id, {1, 2}).ok());
  ASSERT_TRUE(embeddings->Add("of no article", {1, 2}).ok());
  PipelineOptions options;
  options.embeddings = embeddings;
  StoryBuilder builder = BuilderOf(Sample(), options);
  EXPECT_TRUE(builder.Finish().ok());
}

TEST(StoryBuilderTest, EmbeddingsOfOtherArticlesAreAMistake) {
  auto embeddings = std::make_shared<EmbeddingTable>();
  ASSERT_TRUE(embeddings->Add("of no article", {1, 2}).ok());
  PipelineOptions options;
  options.embeddings = embeddings;
  StoryBuilder builder = BuilderOf(Sample(), options);
  EXPECT_THAT(std::string(builder.Finish().status().message()),
              HasSubstr("embeddings: wants ids of articles"));
}

// The cut falls into a letter of two bytes.
TEST(StoryBuilderTest, WhatFollowsTheFirstMebibyteHasNoSayInStories) {
  std::string body = absl::StrCat(kFire, "\n");
  while (body.size() < (1 << 20)) body += "barley ";
  const auto logit = [&](absl::string_view tail) {
    std::string text = body.substr(0, (1 << 20) - 1);
    absl::StrAppend(&text, "\u00e9", tail);
    StoryBuilder builder = BuilderOf({MakeArticle("long", "Brask", text),
                                      MakeArticle("chess", "Title", kChess)});
    EXPECT_TRUE(builder.Finish().ok());
    return builder.Explain(0, 1)->story.logit;
  };
  constexpr char kTail[] =
      " Doss, fifteen, of Ostermouth: Mirela Doss, the chess champion, beat "
      "the title holder on Sunday.";
  EXPECT_EQ(logit(kTail), logit(""));
}

TEST(StoryBuilderTest, NothingInNothingOut) {
  StoryBuilder builder = BuilderOf({});
  EXPECT_TRUE(builder.Finish()->stories.empty());
}

}  // namespace
}  // namespace samestory
