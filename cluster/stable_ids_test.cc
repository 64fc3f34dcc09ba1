#include "cluster/stable_ids.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

Article Founder() {
  Article article;
  article.id = "visit-1";
  article.title = "Envoy arrives";
  article.body = "The envoy arrived on Monday.";
  return article;
}

// Scripts and archives hold these: a change here breaks them.
TEST(StableIdsTest, ValuesNeverChange) {
  EXPECT_EQ(GroupId(Founder()), "g-d527a19089f9ebfb");
  EXPECT_EQ(StoryId(Founder()), "s-d527a19089f9ebfb");
  EXPECT_EQ(StorylineId(Founder()), "l-d527a19089f9ebfb");
}

TEST(StableIdsTest, IdTitleAndBodyEachMatter) {
  Article other = Founder();
  other.id = "visit-2";
  EXPECT_NE(GroupId(other), GroupId(Founder()));
  other = Founder();
  other.title = "Envoy leaves";
  EXPECT_NE(GroupId(other), GroupId(Founder()));
  other = Founder();
  other.body += " ";
  EXPECT_NE(GroupId(other), GroupId(Founder()));
}

TEST(StableIdsTest, MetadataDoesNotMatter) {
  Article other = Founder();
  other.source = "alpha";
  other.url = "http://alpha.example/1";
  other.published = absl::FromUnixSeconds(1);
  EXPECT_EQ(StoryId(other), StoryId(Founder()));
}

}  // namespace
}  // namespace samestory
