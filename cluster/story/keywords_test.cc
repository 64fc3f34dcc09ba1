#include "cluster/story/keywords.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

using ::testing::Not;

StoryDocument Document(absl::string_view title, absl::string_view body) {
  StoryDocument document;
  document.title = title;
  document.body = body;
  return document;
}

TEST(ChooseKeywordsTest, NamesThatTheMembersShareComeFirst) {
  const std::vector<StoryDocument> documents = {
      Document("", "In Zubara the envoy Ana Bell signed the ceasefire."),
      Document("", "The ceasefire was signed by Ana Bell in Zubara.")};
  const auto keywords =
      ChooseKeywords(documents, {0, 1}, Background::Shipped(), 3);
  ASSERT_EQ(keywords.size(), 3u);
  EXPECT_THAT(keywords, Contains("Zubara"));
  EXPECT_THAT(keywords, Contains("Ana Bell"));
}

TEST(ChooseKeywordsTest, WhatOneMemberAloneSaysIsLeftOut) {
  const std::vector<StoryDocument> documents = {
      Document("", "The envoy Ana Bell came to Zubara."),
      Document("", "The envoy Ana Bell came to Quork.")};
  const auto keywords =
      ChooseKeywords(documents, {0, 1}, Background::Shipped(), 9);
  EXPECT_THAT(keywords, Not(Contains("Zubara")));
  EXPECT_THAT(keywords, Not(Contains("Quork")));
}

TEST(ChooseKeywordsTest, NoWordIsShownTwice) {
  const std::vector<StoryDocument> documents = {
      Document("", "In Zubara Ana Bell met Ana Bell. Then Ana Bell left.")};
  const auto keywords =
      ChooseKeywords(documents, {0}, Background::Shipped(), 9);
  EXPECT_THAT(keywords, Contains("Ana Bell"));
  EXPECT_THAT(keywords, Not(Contains("Bell")));
}

TEST(ChooseKeywordsTest, AnOfficeIsNoPartOfAName) {
  const std::vector<StoryDocument> documents = {
      Document("", "In Zubara Secretary of State Ana Quorl met troops."),
      Document("", "In Zubara Secretary of State Ana Quorl met officers.")};
  const auto keywords =
      ChooseKeywords(documents, {0, 1}, Background::Shipped(), 9);
  EXPECT_THAT(keywords, Contains("Ana Quorl"));
  EXPECT_THAT(keywords, Not(Contains("State Ana")));
  EXPECT_THAT(keywords, Not(Contains("Quorl")));
}

TEST(ChooseKeywordsTest, EmptyTextsHaveNone) {
  EXPECT_THAT(ChooseKeywords({Document("", "")}, {0}, Background::Shipped(), 5),
              IsEmpty());
}

}  // namespace
}  // namespace samestory
