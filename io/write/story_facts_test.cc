#include "io/write/story_facts.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/write/sample_stories.h"

namespace samestory {
namespace {

using testing::ElementsAre;

TEST(FactsOfTest, SourcesAndTimesAreThoseThatAreKnown) {
  const Sample sample = MakeSample();
  const StoryFacts facts = FactsOf(sample.articles, sample.stories.stories[0]);
  EXPECT_THAT(facts.sources, ElementsAre("alpha.org", "beta.org"));
  EXPECT_EQ(FormatPublished(facts.first), "2024-10-22T00:00:00Z");
  EXPECT_EQ(FormatPublished(facts.last), "2024-10-23T00:00:00Z");
}

TEST(FactsOfTest, AStoryMayHaveNeither) {
  const Sample sample = MakeSample();
  const StoryFacts facts = FactsOf(sample.articles, sample.stories.stories[1]);
  EXPECT_THAT(facts.sources, ElementsAre());
  EXPECT_EQ(FormatPublished(facts.first), "");
}

}  // namespace
}  // namespace samestory
