// Sibling events, testdata/siblings: 8 series of 4 events of one kind and one
// cast, two reports each. Every pair of events of a series must come out as
// two stories, the two reports of an event as one.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "bench/quality/labelled_set.h"
#include "cluster/story/story_clusterer.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

struct Counts {
  size_t siblings = 0, apart = 0;
  size_t events = 0, joined = 0;
};

// By event: the stories its reports are in.
using StoriesOf = std::map<std::string, std::set<uint32_t>>;

bool Meet(const std::set<uint32_t>& x, const std::set<uint32_t>& y) {
  for (uint32_t story : x) {
    if (y.count(story) > 0) return true;
  }
  return false;
}

void Count(const LabelledSet& set, Counts* counts) {
  const auto found = ClusterStories(DocumentsOf(set), StoryOptions());
  ASSERT_TRUE(found.ok()) << found.status();
  std::map<std::string, StoriesOf> series;
  for (size_t i = 0; i < set.articles.size(); ++i) {
    const LabelledArticle& article = set.articles[i];
    series[article.topic][article.story].insert(found->story_of[i]);
  }
  for (const auto& one : series) {
    const StoriesOf& events = one.second;
    for (auto x = events.begin(); x != events.end(); ++x) {
      ++counts->events;
      counts->joined += x->second.size() == 1;
      for (auto y = events.begin(); y != x; ++y) {
        ++counts->siblings;
        counts->apart += !Meet(x->second, y->second);
      }
    }
  }
}

LabelledSet Siblings() {
  return ReadLabelledSet("testdata/siblings/siblings.jsonl",
                         "testdata/siblings/siblings.gold.csv");
}

TEST(SiblingsTest, SiblingsStayApartAndReportsOfOneEventMeet) {
  Counts counts;
  Count(Siblings(), &counts);
  ASSERT_EQ(counts.siblings, 48u);
  ASSERT_EQ(counts.events, 32u);
  EXPECT_GE(counts.apart * 100, counts.siblings * 95);
  EXPECT_GE(counts.joined * 100, counts.events * 95);
}

TEST(SiblingsTest, EachSeriesAloneComesOutAsWell) {
  const LabelledSet all = Siblings();
  std::map<std::string, LabelledSet> series;
  for (const LabelledArticle& article : all.articles) {
    series[article.topic].articles.push_back(article);
  }
  ASSERT_EQ(series.size(), 8u);
  Counts counts;
  for (const auto& one : series) Count(one.second, &counts);
  EXPECT_GE(counts.apart * 100, counts.siblings * 95);
  EXPECT_GE(counts.joined * 100, counts.events * 95);
}

}  // namespace
}  // namespace samestory
