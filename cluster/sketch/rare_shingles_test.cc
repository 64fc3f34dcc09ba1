#include "cluster/sketch/rare_shingles.h"

#include <algorithm>
#include <vector>

#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

// A set of `holder_size` shingles and one of `size` that shares so many of its
// shingles with it, drawn at random.
std::vector<ShingleVector> HolderAndHeld(SyntheticSource* source,
                                         size_t holder_size, size_t size,
                                         double share) {
  const WordSequence common =
      source->Words(static_cast<size_t>(share * static_cast<double>(size)));
  std::vector<ShingleVector> sets;
  for (const size_t whole : {holder_size, size}) {
    sets.push_back(Concatenate({common, source->Words(whole - common.size())}));
    std::sort(sets.back().begin(), sets.back().end());
  }
  return sets;
}

TEST(RareShinglesTest, FindsNineTenthsOfATextInAnyLongerOne) {
  SyntheticSource source(6);
  int missed = 0;
  for (int trial = 0; trial < 1000; ++trial) {
    const auto sets = HolderAndHeld(&source, 400 + source.Below(1600),
                                    30 + source.Below(200), .9);
    const auto spans = SpansOf(sets);
    const RareShingles rare(spans, {}, 1);
    const auto answer = rare.Candidates(1, .9);
    missed += answer.found != std::vector<uint32_t>{0};
    EXPECT_FALSE(answer.cut);
  }
  EXPECT_LE(missed, 2);
}

TEST(RareShinglesTest, DoesNotNameTextsThatShareLittle) {
  SyntheticSource source(7);
  int found = 0;
  for (int trial = 0; trial < 200; ++trial) {
    const auto sets = HolderAndHeld(&source, 500, 100, .1);
    const auto spans = SpansOf(sets);
    found += !RareShingles(spans, {}, 1).Candidates(1, .9).found.empty();
  }
  EXPECT_LE(found, 20);  // three of eight probes by chance: 4 %
}

TEST(RareShinglesTest, OnlyThoseBeforeATextAreFound) {
  const ShingleVector set = SyntheticSource(8).Shingles(40);
  const std::vector<ShingleVector> sets = {set, set, set};
  const auto spans = SpansOf(sets);
  const RareShingles rare(spans, {}, 1);
  EXPECT_EQ(rare.Candidates(0, .9).found, (std::vector<uint32_t>{}));
  EXPECT_EQ(rare.Candidates(1, .9).found, (std::vector<uint32_t>{0}));
  EXPECT_EQ(rare.Candidates(2, .9).found, (std::vector<uint32_t>{0, 1}));
}

TEST(RareShinglesTest, TooShortTextsAreFoundInNothing) {
  const ShingleVector set = SyntheticSource(9).Shingles(29);
  const std::vector<ShingleVector> sets = {set, set, {}};
  const auto spans = SpansOf(sets);
  const RareShingles rare(spans, {/*min_shingles=*/30}, 1);
  EXPECT_TRUE(rare.Candidates(1, .9).found.empty());
  EXPECT_TRUE(rare.Candidates(2, .9).found.empty());
}

TEST(RareShinglesTest, AFullListKeepsTheFirstAndSaysSo) {
  const ShingleVector set = SyntheticSource(10).Shingles(40);
  const std::vector<ShingleVector> sets(100, set);
  const auto spans = SpansOf(sets);
  RareShinglesOptions options;
  options.max_holders = 3;
  const RareShingles rare(spans, options, 1);
  EXPECT_EQ(rare.Candidates(50, .9).found, (std::vector<uint32_t>{0, 1, 2}));
  EXPECT_TRUE(rare.Candidates(50, .9).cut);
  EXPECT_EQ(rare.Candidates(2, .9).found, (std::vector<uint32_t>{0, 1}));
  EXPECT_FALSE(rare.Candidates(2, .9).cut);
}

TEST(RareShinglesTest, CommonShinglesDoNotHideARareHolder) {
  SyntheticSource source(11);
  const ShingleVector standing = source.Shingles(40);
  std::vector<ShingleVector> sets;
  const auto add = [&](const ShingleVector& own) {
    ShingleVector set = own;
    set.insert(set.end(), standing.begin(), standing.end());
    std::sort(set.begin(), set.end());
    sets.push_back(set);
  };
  const ShingleVector own = source.Shingles(40);
  for (int i = 0; i < 200; ++i) add(source.Shingles(100));
  ShingleVector longer = source.Shingles(100);
  longer.insert(longer.end(), own.begin(), own.end());
  add(longer);
  add(own);
  const auto spans = SpansOf(sets);
  const auto answer = RareShingles(spans, {}, 1).Candidates(201, .9);
  EXPECT_EQ(answer.found, (std::vector<uint32_t>{200}));
}

TEST(RareShinglesTest, ThreadsDoNotChangeTheAnswer) {
  SyntheticSource source(12);
  const WordSequence words = source.Words(300);
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 300; ++i) {
    sets.push_back(ShinglesOf(source.Edit(words, .01)));
  }
  const auto spans = SpansOf(sets);
  const RareShingles one(spans, {}, 1), eight(spans, {}, 8);
  for (uint32_t set = 0; set < sets.size(); ++set) {
    ASSERT_EQ(one.Candidates(set, .9).found, eight.Candidates(set, .9).found);
  }
}

TEST(RareShinglesTest, KeepsToTheBytesItPromises) {
  SyntheticSource source(13);
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 2000; ++i) sets.push_back(source.Shingles(100));
  const auto spans = SpansOf(sets);
  EXPECT_LE(RareShingles(spans, {}, 1).bytes_used(),
            sets.size() * RareShingles::kProbes * 32);
}

}  // namespace
}  // namespace samestory
