#include "cluster/story/keywords.h"

#include <algorithm>
#include <string>
#include <vector>

#include "cluster/story/foreign_terms.h"
#include "cluster/story/term_lists.h"
#include "cluster/text/tokens.h"
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

std::vector<std::string> Choose(const std::vector<StoryDocument>& documents,
                                const std::vector<uint32_t>& members,
                                size_t count,
                                const ForeignTerms& foreign = {}) {
  const TermWorth worth(Background::Shipped(), foreign);
  return KeywordChooser(documents, worth).Choose(members, count);
}

TEST(KeywordChooserTest, NamesThatTheMembersShareComeFirst) {
  const std::vector<StoryDocument> documents = {
      Document("", "In Zubara the envoy Ana Bell signed the ceasefire."),
      Document("", "The ceasefire was signed by Ana Bell in Zubara.")};
  const auto keywords = Choose(documents, {0, 1}, 3);
  ASSERT_EQ(keywords.size(), 3u);
  EXPECT_THAT(keywords, Contains("Zubara"));
  EXPECT_THAT(keywords, Contains("Ana Bell"));
}

TEST(KeywordChooserTest, WhatOneMemberAloneSaysIsLeftOut) {
  const std::vector<StoryDocument> documents = {
      Document("", "The envoy Ana Bell came to Zubara."),
      Document("", "The envoy Ana Bell came to Quork.")};
  const auto keywords = Choose(documents, {0, 1}, 9);
  EXPECT_THAT(keywords, Not(Contains("Zubara")));
  EXPECT_THAT(keywords, Not(Contains("Quork")));
}

TEST(KeywordChooserTest, NoWordIsShownTwice) {
  const std::vector<StoryDocument> documents = {
      Document("", "In Zubara Ana Bell met Ana Bell. Then Ana Bell left.")};
  const auto keywords = Choose(documents, {0}, 9);
  EXPECT_THAT(keywords, Contains("Ana Bell"));
  EXPECT_THAT(keywords, Not(Contains("Bell")));
}

TEST(KeywordChooserTest, LinksHoldNone) {
  const std::vector<StoryDocument> documents = {
      Document("",
               "Quorla and/or Zubarpic.example.org/MFyWLG4HFZ at\n"
               "https://x.example/Merila.html U.S./Pelmo"),
      Document("",
               "Quorla and/or Zubar/Pelmo pic.example.org/MFyWLG4HFZ "
               "Merila//Dorvik"),
      Document("", "東京https://x.example/Quorla東京")};
  const auto keywords = Choose({documents[0], documents[0]}, {0, 1}, 9);
  EXPECT_THAT(keywords, Contains("Quorla"));
  EXPECT_THAT(keywords, Contains("Pelmo"));
  EXPECT_THAT(keywords, Not(Contains("MFyWLG4HFZ")));
  EXPECT_THAT(keywords, Not(Contains("Merila")));
  const auto others = Choose({documents[1], documents[1]}, {0, 1}, 9);
  EXPECT_THAT(others, Contains("Zubar"));
  EXPECT_THAT(others, Contains("Merila"));
  const auto glued = Choose({documents[2], documents[2]}, {0, 1}, 9);
  EXPECT_THAT(glued, Not(IsEmpty()));
  EXPECT_THAT(glued, Not(Contains("Quorla")));
}

TEST(KeywordChooserTest, AnOfficeIsNoPartOfAName) {
  const std::vector<StoryDocument> documents = {
      Document("", "In Zubara Secretary of State Ana Quorl met troops."),
      Document("", "In Zubara Secretary of State Ana Quorl met officers.")};
  const auto keywords = Choose(documents, {0, 1}, 9);
  EXPECT_THAT(keywords, Contains("Ana Quorl"));
  EXPECT_THAT(keywords, Not(Contains("State Ana")));
  EXPECT_THAT(keywords, Not(Contains("Quorl")));
}

TEST(KeywordChooserTest, OneChooserForAllIsAsGoodAsOneForEach) {
  const std::vector<StoryDocument> documents = {
      Document("Envoy in Zubara", "The envoy Ana Bell came to Zubara."),
      Document("", ""),
      Document("", "The ferry from Quork to Zubara was late on Monday.")};
  const ForeignTerms none;
  const TermWorth worth(Background::Shipped(), none);
  KeywordChooser chooser(documents, worth);
  const std::vector<std::vector<uint32_t>> stories = {{0},    {1},       {2},
                                                      {0, 2}, {0, 1, 2}, {0}};
  for (const std::vector<uint32_t>& members : stories) {
    EXPECT_EQ(chooser.Choose(members, 9), Choose(documents, members, 9));
  }
}

TEST(TermWorthTest, CommonIsWhatOneDocumentInFiftyHas) {
  const auto background = Background::Parse(
      EncodeBackground(10000, {{1, 3}, {2, 182}, {3, 184}, {4, 9000}}));
  ASSERT_TRUE(background.ok());
  const ForeignTerms none;
  const TermWorth worth(*background, none);
  for (uint64_t key = 0; key < 6; ++key) {
    const uint64_t term = key << 32 | 99;
    EXPECT_EQ(worth.IsCommon(term), worth.IdfOf(term) < 4 * kFixedOne) << key;
  }
  EXPECT_FALSE(worth.IsCommon(uint64_t{2} << 32));
  EXPECT_TRUE(worth.IsCommon(uint64_t{3} << 32));
}

// "unta" is to be what "and" is, in a language that the background does not
// know: three words of a hundred.
TEST(KeywordChooserTest, FunctionWordsOfAnotherLanguageAreNone) {
  const std::vector<StoryDocument> documents = {
      Document("", "quorla unta merila unta zubar unta"),
      Document("", "zubar unta quorla unta pelmo unta")};
  EXPECT_THAT(Choose(documents, {0, 1}, 9), Contains("unta"));

  TermLists said(1);
  const auto key = [](absl::string_view word) {
    return Background::KeyOf(HashToken(word));
  };
  std::vector<TermCount> counts = {{key("unta"), 35}, {key("quorla"), 4}};
  std::sort(counts.begin(), counts.end(),
            [](TermCount x, TermCount y) { return x.term < y.term; });
  said.Append(0, counts);
  const auto words_of = [&](uint32_t i) { return said.of(i); };
  const ForeignDocuments articles = FindForeign({{1000, 100, 0}}, words_of);
  const ForeignTerms foreign(words_of, articles,
                             {kFixedOne / 100, /*are_words=*/true});
  const auto keywords = Choose(documents, {0, 1}, 9, foreign);
  EXPECT_THAT(keywords, Not(Contains("unta")));
  EXPECT_THAT(keywords, Contains("quorla"));
}

TEST(KeywordChooserTest, EmptyTextsHaveNone) {
  EXPECT_THAT(Choose({Document("", "")}, {0}, 5), IsEmpty());
}

}  // namespace
}  // namespace samestory
