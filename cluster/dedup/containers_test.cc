#include "cluster/dedup/containers.h"

#include <vector>

#include "absl/types/span.h"
#include "cluster/dedup/dedup_options.h"
#include "cluster/dedup/digest.h"
#include "cluster/dedup/shingle_sets.h"
#include "cluster/sketch/exact_index.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using Numbers = std::vector<uint32_t>;

constexpr ContainersOptions kOptions = {/*containment_threshold=*/.9,
                                        /*jaccard_threshold=*/.7,
                                        /*min_shingles=*/30,
                                        /*max_candidates=*/64};

Containers Find(const std::vector<ShingleVector>& sets,
                const ContainersOptions& options = kOptions, int threads = 1) {
  const Digester digester = *Digester::Create(DedupOptions());
  Digests digests;
  std::vector<absl::Span<const uint32_t>> samples;
  std::vector<uint32_t> lengths;
  for (const ShingleVector& set : sets) {
    Digest digest;
    digester.Make(set, &digest);
    digests.Add(digest);
    samples.push_back(digests.sample(digests.size() - 1));
    lengths.push_back(digest.shingles);
  }
  ShingleSets kept(sets.size(), size_t{1} << 30, testing::TempDir());
  for (uint32_t i = 0; i < sets.size(); ++i) {
    EXPECT_TRUE(kept.Put(i, sets[i]).ok());
  }
  return VerifyContainers(
      kept, FindCandidateContainers(samples, lengths, options, threads),
      options, threads);
}

class ContainersTest : public testing::Test {
 protected:
  WordSequence Part(const WordSequence& words, size_t begin, size_t end) {
    return {words.begin() + begin, words.begin() + end};
  }

  SyntheticSource source_{5};
};

TEST_F(ContainersTest, ATextLiesInALongerOneNotTheOtherWayRound) {
  const WordSequence words = source_.Words(400);
  const Containers found =
      Find({ShinglesOf(Part(words, 0, 200)), ShinglesOf(words)});
  EXPECT_EQ(found.of[0], Numbers{1});
  EXPECT_EQ(found.of[1], Numbers{});
  EXPECT_FALSE(found.roundup[1]);
}

TEST_F(ContainersTest, AJaccardMatchIsACopyNotAContent) {
  const WordSequence words = source_.Words(400);
  const Containers found =
      Find({ShinglesOf(Part(words, 0, 350)), ShinglesOf(words)});
  EXPECT_EQ(found.of[0], Numbers{});
}

TEST_F(ContainersTest, ATextOfASentenceLiesInNothing) {
  const WordSequence words = source_.Words(400);
  EXPECT_EQ(Find({ShinglesOf(Part(words, 0, 33)), ShinglesOf(words)}).of[0],
            Numbers{});  // 29 shingles
  EXPECT_EQ(Find({ShinglesOf(Part(words, 0, 34)), ShinglesOf(words)}).of[0],
            Numbers{1});
}

TEST_F(ContainersTest, TwoDissimilarContentsMakeARoundup) {
  const WordSequence a = source_.Words(60), b = source_.Words(60);
  const Containers found =
      Find({ShinglesOf(a), ShinglesOf(b), ShinglesOf(Concatenate({a, b}))});
  EXPECT_EQ(found.of[0], Numbers{2});
  EXPECT_EQ(found.of[1], Numbers{2});
  EXPECT_TRUE(found.roundup[2]);
  EXPECT_FALSE(found.roundup[0]);
}

TEST_F(ContainersTest, TwoVersionsOfOneContentMakeNone) {
  const WordSequence words = source_.Words(400);
  const Containers found =
      Find({ShinglesOf(Part(words, 0, 100)), ShinglesOf(Part(words, 20, 130)),
            ShinglesOf(words)});
  EXPECT_EQ(found.of[0], Numbers{2});
  EXPECT_EQ(found.of[1], Numbers{2});
  EXPECT_FALSE(found.roundup[2]);
}

// The longest content is like each of the others, yet these two are not.
TEST_F(ContainersTest, ARoundupWithinATextMakesThatOneToo) {
  const WordSequence a = source_.Words(100), b = source_.Words(100);
  const WordSequence both = Concatenate({a, b});
  const Containers found =
      Find({ShinglesOf(Concatenate({both, source_.Words(200)})),
            ShinglesOf(both), ShinglesOf(a), ShinglesOf(b)});
  EXPECT_TRUE(found.roundup[0]);
  EXPECT_TRUE(found.roundup[1]);
}

TEST_F(ContainersTest, ManyCopiesOfOneBriefDoNotHideTheOther) {
  const WordSequence a = source_.Words(100), b = source_.Words(50);
  std::vector<ShingleVector> sets = {
      ShinglesOf(Concatenate({a, b, source_.Words(100)})), ShinglesOf(b)};
  for (size_t cut = 0; cut < 40; ++cut) {
    sets.push_back(ShinglesOf(Part(a, 0, a.size() - cut)));
  }
  EXPECT_TRUE(Find(sets).roundup[0]);
}

TEST_F(ContainersTest, ACapThatLeavesCandidatesOutIsCounted) {
  const WordSequence words = source_.Words(100);
  std::vector<ShingleVector> sets = {ShinglesOf(words)};
  for (int i = 0; i < 20; ++i) {
    sets.push_back(ShinglesOf(Concatenate({words, source_.Words(200)})));
  }
  ContainersOptions options = kOptions;
  EXPECT_EQ(Find(sets, options).of[0].size(), 20u);
  EXPECT_EQ(Find(sets, options).cut, 0u);
  options.max_candidates = 3;
  EXPECT_EQ(Find(sets, options).of[0].size(), 3u);
  EXPECT_GE(Find(sets, options).cut, 1u);
}

TEST_F(ContainersTest, AStandingTextInTooManyOthersIsCounted) {
  const WordSequence standing = source_.Words(60);
  std::vector<ShingleVector> sets = {ShinglesOf(standing)};
  for (int i = 0; i < 100; ++i) {
    sets.push_back(ShinglesOf(Concatenate({standing, source_.Words(200)})));
  }
  const Containers found = Find(sets);
  EXPECT_EQ(found.of[0].size(), 64u);
  EXPECT_EQ(found.cut, 1u);
}

// Recall against all pairs, and the same answer from any number of threads.
TEST_F(ContainersTest, FindsWhatBruteForceFinds) {
  std::vector<ShingleVector> sets;
  for (int story = 0; story < 150; ++story) {
    const WordSequence words = source_.Words(100 + source_.Below(900));
    sets.push_back(ShinglesOf(words));
    const size_t length = 40 + source_.Below(words.size() / 2);
    const size_t begin = source_.Below(words.size() - length);
    sets.push_back(
        ShinglesOf(source_.Edit(Part(words, begin, begin + length), .01)));
  }
  size_t all = 0, found = 0;
  const Containers containers = Find(sets);
  for (const SimilarPair& pair :
       ExactIndex(SpansOf(sets)).PairsByContainment(.9)) {
    if (pair.overlap.jaccard() >= .7) continue;
    const bool a_is_shorter = pair.overlap.a < pair.overlap.b;
    const uint32_t shorter = a_is_shorter ? pair.a : pair.b;
    if (sets[shorter].size() < 30) continue;
    ++all;
    found += containers.of[shorter] == Numbers{pair.a + pair.b - shorter};
  }
  EXPECT_GE(all, 100u);
  EXPECT_GE(static_cast<double>(found), .98 * static_cast<double>(all));
  for (const int threads : {2, 8}) {
    EXPECT_EQ(Find(sets, kOptions, threads).of, containers.of);
    EXPECT_EQ(Find(sets, kOptions, threads).roundup, containers.roundup);
  }
}

}  // namespace
}  // namespace samestory
