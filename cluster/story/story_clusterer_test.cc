#include "cluster/story/story_clusterer.h"

#include <algorithm>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

struct Written {
  std::string title, body, source;
};

std::vector<StoryDocument> Documents(const std::vector<Written>& written) {
  std::vector<StoryDocument> documents;
  for (size_t i = 0; i < written.size(); ++i) {
    StoryDocument document;
    document.title = written[i].title;
    document.body = written[i].body;
    document.source = written[i].source;
    document.order = 1000 + i;
    documents.push_back(document);
  }
  return documents;
}

// Two reports of a flood, two of a trial, one of a match.
std::vector<Written> FiveArticles() {
  return {
      {"Flood drives thousands from Quork",
       "The river Lenna burst its dam at Quork on Monday and drove 4,200 "
       "people from their homes, mayor Ilva Torn said. Soldiers carried "
       "families from roofs in the old harbour.",
       "a"},
      {"Banker Dorn sentenced to nine years",
       "A court in Vesk sentenced the banker Pavel Dorn on Tuesday to nine "
       "years in prison for stealing 310 million crowns from pensioners.",
       "a"},
      {"Thousands flee as dam bursts in Quork",
       "Some 4,200 people fled Quork on Monday after the river Lenna burst its "
       "dam. Mayor Ilva Torn asked for soldiers and boats for the old harbour.",
       "b"},
      {"Nine years for pension thief Dorn",
       "The banker Pavel Dorn must go to prison for nine years, a court in "
       "Vesk said on Tuesday. He stole 310 million crowns from pensioners.",
       "b"},
      {"Rovers beat City after extra time",
       "Rovers won the cup final against City by two goals to one after extra "
       "time in front of a full stadium.",
       "c"}};
}

StoryClustering Cluster(const std::vector<StoryDocument>& documents,
                        const StoryOptions& options = StoryOptions()) {
  auto stories = ClusterStories(documents, options);
  EXPECT_TRUE(stories.ok()) << stories.status();
  return *std::move(stories);
}

TEST(StoryClustererTest, ReportsOfOneEventAreOneStory) {
  const std::vector<Written> written = FiveArticles();
  const StoryClustering stories = Cluster(Documents(written));
  EXPECT_THAT(stories.story_of, ElementsAre(0, 1, 0, 1, 2));
  ASSERT_EQ(stories.stories.size(), 3u);
  for (const StorySummary& story : stories.stories) {
    EXPECT_EQ(story.headline, written[story.headline_from].title);
    EXPECT_THAT(story.keywords, Not(::testing::IsEmpty()));
  }
  for (double score : stories.score) {
    EXPECT_GT(score, .5);
    EXPECT_LE(score, 1);
  }
}

TEST(StoryClustererTest, TheWindowKeepsPublishedReportsApartButNotGuesses) {
  const absl::Time first = absl::FromUnixSeconds(1700000000);
  const std::vector<Written> written = FiveArticles();
  std::vector<StoryDocument> documents = Documents(written);
  for (size_t i = 0; i < documents.size(); ++i) {
    documents[i].guessed = first + 20 * i * absl::Hours(24);
  }
  EXPECT_THAT(Cluster(documents).story_of, ElementsAre(0, 1, 0, 1, 2));
  for (StoryDocument& document : documents) {
    document.published = document.guessed;
  }
  EXPECT_THAT(Cluster(documents).story_of, ElementsAre(0, 1, 2, 3, 4));
}

TEST(StoryClustererTest, WithoutTitlesTheLeadIsTheHeadline) {
  std::vector<Written> written = FiveArticles();
  for (Written& article : written) article.title.clear();
  const StoryClustering stories = Cluster(Documents(written));
  EXPECT_THAT(stories.story_of, ElementsAre(0, 1, 0, 1, 2));
  EXPECT_THAT(stories.stories[2].headline, HasSubstr("Rovers won the cup"));
}

// A batch with everything: sizes, dates, missing fields.
std::vector<Written> ManyArticles(size_t count) {
  std::mt19937 random(11);
  std::vector<Written> articles;
  for (size_t i = 0; i < count; ++i) {
    const uint32_t event = random() % (count / 3);
    Written article;
    if (random() % 4 != 0)
      article.title = absl::StrCat("Event e", event, " told");
    if (random() % 6 != 0) {
      for (int k = 0; k < 40; ++k) {
        absl::StrAppend(&article.body, random() % 3 == 0 ? "Name" : "word",
                        event, "x", random() % 25, k % 10 == 9 ? ". " : " ");
      }
    }
    article.source = absl::StrCat("s", random() % 5);
    articles.push_back(article);
  }
  return articles;
}

void SetSomeDates(std::vector<StoryDocument>* documents) {
  for (size_t i = 0; i < documents->size(); ++i) {
    if (i % 3 == 0) continue;
    (*documents)[i].published =
        absl::FromUnixSeconds(1700000000 + 40000 * (i % 50));
  }
}

TEST(StoryClustererTest, TheOrderOfTheDocumentsDoesNotShow) {
  for (size_t count : {30, 700}) {
    const std::vector<Written> written = ManyArticles(count);
    std::vector<StoryDocument> documents = Documents(written);
    SetSomeDates(&documents);
    const StoryClustering before = Cluster(documents);
    std::vector<uint32_t> moved(count);
    for (uint32_t i = 0; i < count; ++i) moved[i] = i;
    std::shuffle(moved.begin(), moved.end(), std::mt19937(5));
    std::vector<StoryDocument> shuffled;
    for (uint32_t i : moved) shuffled.push_back(documents[i]);
    const StoryClustering after = Cluster(shuffled);
    for (size_t i = 0; i < count; ++i) {
      ASSERT_EQ(after.story_of[i], before.story_of[moved[i]]);
      ASSERT_EQ(after.score[i], before.score[moved[i]]);
    }
    ASSERT_EQ(after.stories.size(), before.stories.size());
    for (size_t s = 0; s < after.stories.size(); ++s) {
      ASSERT_EQ(after.stories[s].headline, before.stories[s].headline);
      ASSERT_EQ(after.stories[s].keywords, before.stories[s].keywords);
      ASSERT_EQ(after.stories[s].storyline, before.stories[s].storyline);
      ASSERT_EQ(moved[after.stories[s].headline_from],
                before.stories[s].headline_from);
    }
  }
}

TEST(StoryClustererTest, ThreadsDoNotShow) {
  const std::vector<Written> written = ManyArticles(700);
  std::vector<StoryDocument> documents = Documents(written);
  SetSomeDates(&documents);
  StoryOptions options;
  options.threads = 1;
  const StoryClustering one = Cluster(documents, options);
  options.threads = 4;
  const StoryClustering four = Cluster(documents, options);
  EXPECT_EQ(one.story_of, four.story_of);
  EXPECT_EQ(one.score, four.score);
}

TEST(StoryClustererTest, GranularityMovesTheLevel) {
  const std::vector<Written> written = ManyArticles(300);
  size_t before = 0;
  for (double granularity : {-4.0, 0.0, 4.0}) {
    StoryOptions options;
    options.granularity = granularity;
    const size_t stories = Cluster(Documents(written), options).stories.size();
    EXPECT_GE(stories, before);
    before = stories;
  }
}

TEST(StoryClustererTest, AStoryLiesInsideOneStoryline) {
  const std::vector<Written> written = ManyArticles(400);
  const StoryClustering stories = Cluster(Documents(written));
  EXPECT_LE(stories.storylines, stories.stories.size());
  for (const StorySummary& story : stories.stories) {
    EXPECT_LT(story.storyline, stories.storylines);
  }
}

TEST(StoryClustererTest, AFeedOfHeadlinesIsGroupedToo) {
  std::vector<Written> written = FiveArticles();
  for (Written& article : written) article.body.clear();
  written.push_back({"Dam bursts in Quork, thousands flee", "", "d"});
  const StoryClustering stories = Cluster(Documents(written));
  EXPECT_EQ(stories.story_of[2], stories.story_of[5]);
  EXPECT_NE(stories.story_of[2], stories.story_of[4]);
}

TEST(StoryClustererTest, ExplainSaysWhyAndHow) {
  auto clusterer = StoryClusterer::Create(StoryOptions());
  ASSERT_TRUE(clusterer.ok());
  const std::vector<Written> written = FiveArticles();
  ASSERT_TRUE(clusterer->Cluster(Documents(written)).ok());
  const PairExplanation together = clusterer->Explain(0, 2);
  EXPECT_TRUE(together.same_story);
  EXPECT_GT(together.logit, together.threshold);
  EXPECT_THAT(together.path, ElementsAre(0, 2));
  EXPECT_THAT(together.verdict, HasSubstr("One story"));
  const PairExplanation apart = clusterer->Explain(4, 0);
  EXPECT_FALSE(apart.same_story);
  EXPECT_TRUE(apart.path.empty());
  EXPECT_THAT(apart.verdict, HasSubstr("Two stories"));
}

TEST(StoryClustererTest, NothingAndNearlyNothingAreFine) {
  EXPECT_TRUE(Cluster({}).stories.empty());
  const std::vector<Written> written = {
      {"", "", ""}, {"", "", ""}, {"x", "", ""}};
  EXPECT_THAT(Cluster(Documents(written)).story_of, ElementsAre(0, 1, 2));
}

TEST(StoryClustererTest, TwoDocumentsOfOneOrderAreRefused) {
  std::vector<StoryDocument> documents(2);
  const auto stories = ClusterStories(documents, StoryOptions());
  EXPECT_EQ(stories.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(stories.status().message(), HasSubstr("StoryDocument.order"));
}

TEST(StoryOptionsTest, ErrorsNameTheField) {
  StoryOptions options;
  EXPECT_TRUE(options.Validate().ok());
  options.granularity = 99;
  EXPECT_EQ(options.Validate().message(),
            "StoryOptions.granularity: wants [-20, 20], got 99");
  options = StoryOptions();
  options.window = absl::ZeroDuration();
  EXPECT_THAT(options.Validate().message(), HasSubstr("StoryOptions.window"));
  options = StoryOptions();
  options.candidates = 0;
  EXPECT_THAT(options.Validate().message(), HasSubstr("candidates"));
  options = StoryOptions();
  options.threads = -1;
  EXPECT_THAT(options.Validate().message(), HasSubstr("threads"));
  options = StoryOptions();
  options.weights = "bias 1";
  EXPECT_THAT(options.Validate().message(), HasSubstr("is missing"));
}

// The logit of the first two of FiveArticles() with these embeddings, or of
// the flood's two.
double LogitWith(absl::Span<const int16_t> a, absl::Span<const int16_t> b,
                 uint32_t other) {
  const std::vector<Written> written = FiveArticles();
  std::vector<StoryDocument> documents = Documents(written);
  documents[0].embedding = a;
  documents[other].embedding = b;
  StoryClusterer clusterer = StoryClusterer::Create(StoryOptions()).value();
  EXPECT_TRUE(clusterer.Cluster(documents).ok());
  return clusterer.Explain(0, other).logit;
}

TEST(StoryClustererTest, EmbeddingsSpeakForOrAgainstOneStory) {
  const std::vector<int16_t> up = {0, 32767};
  const std::vector<int16_t> right = {32767, 0};
  const double without = LogitWith({}, {}, 2);
  EXPECT_GT(LogitWith(up, up, 2), without + .3);
  EXPECT_LT(LogitWith(up, right, 2), without - .3);
  EXPECT_EQ(LogitWith(up, {}, 2), without);
}

TEST(StoryClustererTest, EmbeddingsAloneSayNothingForOneStory) {
  const std::vector<int16_t> up = {0, 32767};
  EXPECT_LT(LogitWith(up, up, 4), LogitWith({}, {}, 4) + .5);
}

TEST(StoryClustererTest, EmbeddingsOfUnlikeLengthsAreRefused) {
  const std::vector<Written> written = FiveArticles();
  std::vector<StoryDocument> documents = Documents(written);
  const std::vector<int16_t> two = {0, 32767};
  const std::vector<int16_t> three = {0, 32767, 0};
  documents[1].embedding = two;
  documents[3].embedding = three;
  const auto found = ClusterStories(documents, StoryOptions());
  EXPECT_THAT(std::string(found.status().message()),
              HasSubstr("embedding: wants 2 numbers as the first, got 3"));
}

}  // namespace
}  // namespace samestory
