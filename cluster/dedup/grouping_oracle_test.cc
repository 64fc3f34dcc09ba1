// GroupCopies against brute force, and against itself in other orders and on
// other numbers of threads.

#include <algorithm>
#include <random>
#include <vector>

#include "cluster/dedup/check_grouping.h"
#include "cluster/dedup/grouping.h"
#include "cluster/sketch/exact_index.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

// Stories of 1 to 6 versions, edited by up to 12 % of the words: Jaccard to
// the first version 1 down to .36.
std::vector<ShingleVector> EditedStories(size_t count, size_t words,
                                         SyntheticSource* source) {
  std::vector<ShingleVector> sets;
  while (sets.size() < count) {
    const WordSequence story = source->Words(words);
    const uint64_t versions = 1 + source->Below(6);
    for (uint64_t i = 0; i < versions && sets.size() < count; ++i) {
      const double rate = static_cast<double>(source->Below(120)) / 1000;
      sets.push_back(ShinglesOf(source->Edit(story, rate)));
    }
  }
  return sets;
}

// As above, with abridged versions, briefs in longer texts and roundups.
std::vector<ShingleVector> MixedNews(size_t stories, SyntheticSource* source) {
  std::vector<ShingleVector> sets;
  WordSequence before = source->Words(80);
  for (size_t story = 0; story < stories; ++story) {
    const WordSequence words = source->Words(60 + source->Below(400));
    sets.push_back(ShinglesOf(words));
    sets.push_back(ShinglesOf(source->Edit(words, .03)));
    if (story % 3 == 0) sets.push_back(sets.back());
    const size_t half = words.size() / 2;
    const WordSequence part = {words.begin(), words.begin() + half};
    if (story % 4 == 0) sets.push_back(ShinglesOf(part));
    if (story % 5 == 0) {
      sets.push_back(ShinglesOf(Concatenate({part, source->Words(500)})));
    }
    if (story % 7 == 0) {
      sets.push_back(ShinglesOf(Concatenate({before, words, part})));
    }
    before = words;
  }
  return sets;
}

class GroupingOracleTest : public testing::TestWithParam<double> {};

TEST_P(GroupingOracleTest, EveryMemberIsACopyAndFewCopiesAreLeft) {
  DedupOptions options;
  options.jaccard_threshold = GetParam();
  const struct {
    size_t words, count;
  } kCases[] = {{20, 1500}, {50, 1000}, {150, 800}, {400, 500}, {5000, 60}};
  SyntheticSource source(21);
  for (const auto& c : kCases) {
    const auto sets = EditedStories(c.count, c.words, &source);
    const auto inputs = InputsOf(sets);
    const Grouping grouping = *GroupCopies(inputs, options, 1);
    ExpectVerified(inputs, grouping, options);
    EXPECT_LE(ResidualShare(sets, grouping, options.jaccard_threshold), .01)
        << c.words << " words";
  }
}

INSTANTIATE_TEST_SUITE_P(Thresholds, GroupingOracleTest,
                         testing::Values(.5, .6, .7, .8, .9));

// Star clustering by Jaccard with all pairs known.
std::vector<DocId> GroupByBruteForce(const std::vector<ShingleVector>& sets,
                                     double threshold) {
  std::vector<std::vector<SimilarPair>> earlier(sets.size());
  for (const SimilarPair& pair :
       ExactIndex(SpansOf(sets)).PairsByJaccard(threshold)) {
    earlier[pair.b].push_back(pair);
  }
  std::vector<DocId> canonical(sets.size());
  for (DocId doc = 0; doc < sets.size(); ++doc) {
    canonical[doc] = doc;
    double best = 0;
    for (const SimilarPair& pair : earlier[doc]) {
      if (canonical[pair.a] != pair.a) continue;
      if (pair.overlap.jaccard() <= best) continue;
      best = pair.overlap.jaccard();
      canonical[doc] = pair.a;
    }
  }
  return canonical;
}

TEST(GroupingOracleTest, NearlyAllArticlesGoWhereBruteForcePutsThem) {
  SyntheticSource source(22);
  const auto sets = EditedStories(1500, 200, &source);
  DedupOptions options;
  options.containment_threshold = 0;
  const Grouping grouping = *GroupCopies(InputsOf(sets), options, 1);
  const std::vector<DocId> exact =
      GroupByBruteForce(sets, options.jaccard_threshold);
  size_t equal = 0;
  for (DocId doc = 0; doc < sets.size(); ++doc) {
    equal += grouping.canonical[doc] == exact[doc];
  }
  EXPECT_GE(static_cast<double>(equal), .99 * static_cast<double>(sets.size()));
}

bool SameEvidence(const MergeEvidence& a, const MergeEvidence& b) {
  return a.reason == b.reason && a.jaccard == b.jaccard &&
         a.containment == b.containment &&
         a.containment_of_canonical == b.containment_of_canonical;
}

TEST(GroupingOracleTest, AnyOrderAndAnyThreadsGiveTheSameGroups) {
  SyntheticSource source(23);
  const auto sets = MixedNews(150, &source);
  DedupOptions options;
  options.max_candidates = 3;  // caps must not depend on the order either
  options.max_bucket_canonicals = 2;
  std::vector<DedupInput> inputs = InputsOf(sets);
  const Grouping expected = *GroupCopies(inputs, options, 1);
  ExpectVerified(inputs, expected, options);
  ASSERT_GT(expected.counters.roundups, 0u);
  ASSERT_GT(expected.counters.containment_members, 0u);

  std::mt19937 random(24);
  for (int permutation = 0; permutation < 6; ++permutation) {
    for (const int threads : {1, 2, 8}) {
      const Grouping grouping = *GroupCopies(inputs, options, threads);
      for (DocId doc = 0; doc < inputs.size(); ++doc) {
        // With InputsOf, the order key is the DocId of the first run.
        const DocId first = inputs[doc].order;
        ASSERT_EQ(inputs[grouping.canonical[doc]].order,
                  expected.canonical[first]);
        ASSERT_TRUE(
            SameEvidence(grouping.evidence[doc], expected.evidence[first]));
        ASSERT_EQ(grouping.roundup[doc], expected.roundup[first]);
      }
      ASSERT_EQ(grouping.counters.pairs_verified,
                expected.counters.pairs_verified);
    }
    std::shuffle(inputs.begin(), inputs.end(), random);
  }
}

TEST(GroupingOracleTest, NearlyEveryContainedArticleIsTaken) {
  SyntheticSource source(25);
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 400; ++i) {
    const WordSequence words = source.Words(100 + source.Below(900));
    sets.push_back(ShinglesOf(words));
    const size_t half = words.size() / 2;
    sets.push_back(
        ShinglesOf(source.Edit({words.begin(), words.begin() + half}, .01)));
  }
  const auto inputs = InputsOf(sets);
  const Grouping grouping = *GroupCopies(inputs, DedupOptions(), 1);
  ExpectVerified(inputs, grouping, DedupOptions());
  size_t contained = 0, taken = 0;
  for (const SimilarPair& pair :
       ExactIndex(SpansOf(sets)).PairsByContainment(.9)) {
    ++contained;
    taken += grouping.canonical[pair.b] == pair.a;
  }
  EXPECT_GE(contained, 300u);
  EXPECT_GE(static_cast<double>(taken), .98 * static_cast<double>(contained));
}

}  // namespace
}  // namespace samestory
