#include "cluster/story/affairs.h"

#include <algorithm>
#include <string>
#include <vector>

#include "cluster/story/links.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;

constexpr double kMissing = -7;
constexpr double kLowest = -1;

StoryLevel Level(double granularity = 0) {
  return {FixedFromDouble(.25), 0, FixedFromDouble(granularity)};
}

// The tree of the merges given as {a, b, height}, the highest first.
struct HandMerge {
  uint32_t a;
  uint32_t b;
  double height;
};

AffairTree TreeOf(size_t documents, const std::vector<HandMerge>& merges) {
  std::vector<Merge> tree;
  for (const HandMerge& merge : merges) {
    tree.push_back({merge.a, merge.b, FixedFromDouble(merge.height)});
  }
  return AffairTree(documents, tree);
}

TEST(AffairTreeTest, WithoutMergesEachIsAlone) {
  EXPECT_THAT(AffairTree(3, {}).Stories(Level()), ElementsAre(0, 1, 2));
  EXPECT_TRUE(AffairTree().Stories(Level()).empty());
}

TEST(AffairTreeTest, ALonePairIsAStoryFromTheLevel) {
  EXPECT_THAT(TreeOf(2, {{0, 1, .3}}).Stories(Level()), ElementsAre(0, 0));
  EXPECT_THAT(TreeOf(2, {{0, 1, .2}}).Stories(Level()), ElementsAre(0, 1));
}

TEST(AffairTreeTest, SiblingsOfOneAffairComeApartAndTheTightPairStays) {
  // Five articles of one affair, of which 2 and 3 tell of one event.
  const AffairTree tree =
      TreeOf(5, {{2, 3, 3.3}, {1, 4, 1.5}, {1, 2, 1.1}, {0, 1, .4}});
  EXPECT_THAT(tree.Stories(Level()), ElementsAre(0, 1, 2, 2, 3));
}

TEST(AffairTreeTest, TwoEventsOfTwoArticlesEachComeApart) {
  const AffairTree tree = TreeOf(4, {{0, 1, 4.5}, {2, 3, 4.2}, {0, 2, 1.2}});
  EXPECT_THAT(tree.Stories(Level()), ElementsAre(0, 0, 1, 1));
}

TEST(AffairTreeTest, ASingleArticleMayComeLateWhereAGroupMayNot) {
  EXPECT_THAT(TreeOf(4, {{0, 1, 3}, {0, 2, 2.5}, {0, 3, 1.2}}).Stories(Level()),
              ElementsAre(0, 0, 0, 0));
  EXPECT_THAT(TreeOf(4, {{0, 1, 3}, {2, 3, 2.5}, {0, 2, 1.2}}).Stories(Level()),
              ElementsAre(0, 0, 1, 1));
}

TEST(AffairTreeTest, ASmallBatchIsAskedForLessUnlessItHoldsATightPair) {
  StoryLevel lenient = Level();
  lenient.leniency = FixedFromDouble(.75);
  EXPECT_THAT(TreeOf(2, {{0, 1, -.4}}).Stories(lenient), ElementsAre(0, 0));
  EXPECT_THAT(TreeOf(2, {{0, 1, -.6}}).Stories(lenient), ElementsAre(0, 1));
  EXPECT_THAT(TreeOf(3, {{0, 1, 2}, {0, 2, .1}}).Stories(lenient),
              ElementsAre(0, 0, 1));
}

TEST(LeniencyTest, EndsAtFortyAndHasAMost) {
  EXPECT_EQ(Leniency(40), 0);
  EXPECT_EQ(Leniency(50000), 0);
  EXPECT_EQ(Leniency(2), Leniency(4));
  for (size_t documents = 5; documents <= 40; ++documents) {
    EXPECT_LT(Leniency(documents), Leniency(documents - 1)) << documents;
  }
}

TEST(AffairTreeTest, OneStoryOfFourStaysWhole) {
  const AffairTree tree = TreeOf(4, {{0, 1, 4.4}, {0, 2, 4.2}, {0, 3, 4}});
  EXPECT_THAT(tree.Stories(Level()), ElementsAre(0, 0, 0, 0));
}

// Of so many articles: one group as tight as can be, into which the last
// `side`, a group themselves, come at `height`.
AffairTree TreeOfTwoSides(uint32_t articles, uint32_t side, double height) {
  const uint32_t last = articles - side;
  std::vector<HandMerge> merges;
  for (uint32_t i = 1; i < last; ++i) merges.push_back({0, i, 9});
  for (uint32_t i = last + 1; i < articles; ++i) merges.push_back({last, i, 9});
  merges.push_back({0, last, height});
  return TreeOf(articles, merges);
}

TEST(AffairTreeTest, HowTightTheTightestPairIsDoesNotMatterFromEightArticles) {
  const AffairTree tree = TreeOfTwoSides(8, 1, .3);
  EXPECT_THAT(tree.Stories(Level()), ::testing::Each(0));
  EXPECT_THAT(tree.Stories(Level(.1)), ::testing::Contains(1));
}

TEST(AffairTreeTest, TheSmallerSideOfALargeStoryDecidesWhatItMustReach) {
  const struct {
    uint32_t side;
    double refused, taken;
  } cases[] = {{1, -.06, -.04}, {2, .25, .28}, {4, .56, .59}, {10, .98, 1}};
  for (const auto& c : cases) {
    EXPECT_THAT(TreeOfTwoSides(20, c.side, c.refused).Stories(Level()),
                ::testing::Contains(1))
        << c.side;
    EXPECT_THAT(TreeOfTwoSides(20, c.side, c.taken).Stories(Level()),
                ::testing::Each(0))
        << c.side;
  }
}

TEST(AffairTreeTest, WhatLiesUnderTheLevelIsNoRefusedWhole) {
  // The same pair, alone and in an affair that only a low level holds.
  const AffairTree tree = TreeOf(4, {{0, 1, .5}, {2, 3, .5}, {0, 2, .1}});
  EXPECT_THAT(tree.Stories(Level()), ElementsAre(0, 0, 1, 1));
}

TEST(AffairTreeTest, HigherGranularityNeverJoinsMore) {
  const AffairTree tree = TreeOf(
      6, {{2, 3, 4.4}, {1, 4, 2.4}, {1, 2, 1.6}, {0, 1, .7}, {0, 5, .3}});
  size_t stories = 0;
  for (double granularity = -4; granularity <= 4; granularity += .25) {
    const std::vector<uint32_t> labels = tree.Stories(Level(granularity));
    const size_t found = *std::max_element(labels.begin(), labels.end()) + 1;
    EXPECT_GE(found, stories) << granularity;
    stories = found;
  }
  EXPECT_EQ(stories, 6u);
}

TEST(AffairTreeTest, TellsWhereTwoMeet) {
  const AffairTree tree = TreeOf(4, {{1, 2, 4}, {0, 1, -.5}});
  const absl::optional<AffairTree::Meeting> close =
      tree.MeetingOf(1, 2, Level());
  ASSERT_TRUE(close.has_value());
  EXPECT_EQ(close->articles, 2u);
  EXPECT_EQ(close->height, FixedFromDouble(4));
  EXPECT_LE(close->asked, close->height);
  const absl::optional<AffairTree::Meeting> far = tree.MeetingOf(2, 0, Level());
  ASSERT_TRUE(far.has_value());
  EXPECT_EQ(far->articles, 3u);
  EXPECT_GT(far->asked, far->height);
  EXPECT_FALSE(tree.MeetingOf(3, 0, Level()).has_value());
  EXPECT_FALSE(tree.MeetingOf(2, 2, Level()).has_value());
}

// The links of an affair of four: a pair, and two loosely with it. `first`
// numbers its documents.
void AddAffair(uint32_t first, std::vector<Link>* links) {
  const auto add = [&](uint32_t a, uint32_t b, double logit) {
    links->push_back(
        {first + a, first + b, static_cast<int32_t>(FixedFromDouble(logit))});
  };
  add(0, 1, 4.5);
  add(0, 2, 1.2);
  add(1, 2, 1);
  add(2, 3, 1.1);
  add(0, 3, .9);
  add(1, 3, .8);
}

TEST(AffairTreeTest, AnAffairIsDecidedAloneAsAmongMany) {
  const auto stories = [](size_t affairs) {
    std::vector<Link> links;
    for (size_t i = 0; i < affairs; ++i) AddAffair(4 * i, &links);
    const LinkageOptions options = {FixedFromDouble(kMissing),
                                    FixedFromDouble(kLowest)};
    const size_t documents = 4 * affairs;
    return AffairTree(documents, LinkByAverage(documents, links, options))
        .Stories(Level());
  };
  const std::vector<uint32_t> alone = stories(1);
  EXPECT_THAT(alone, ElementsAre(0, 0, 1, 2));
  const std::vector<uint32_t> many = stories(100);
  for (size_t i = 0; i < many.size(); ++i) {
    EXPECT_EQ(many[i], 3 * (i / 4) + alone[i % 4]) << i;
  }
}

}  // namespace
}  // namespace samestory
