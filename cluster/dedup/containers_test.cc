#include "cluster/dedup/containers.h"

#include <algorithm>
#include <vector>

#include "absl/types/span.h"
#include "cluster/dedup/dedup_options.h"
#include "cluster/dedup/digest.h"
#include "cluster/dedup/shingle_sets.h"
#include "cluster/sketch/exact_index.h"
#include "cluster/sketch/similarity.h"
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
  std::vector<uint32_t> texts, lengths;
  for (const ShingleVector& set : sets) {
    texts.push_back(static_cast<uint32_t>(texts.size()));
    Digest digest;
    digester.Make(set, &digest);
    digests.Add(digest);
    lengths.push_back(digest.shingles);
  }
  ShingleSets kept(sets.size(), size_t{1} << 30, testing::TempDir());
  for (uint32_t i = 0; i < sets.size(); ++i) {
    EXPECT_TRUE(kept.Put(i, sets[i]).ok());
  }
  return VerifyContainers(kept,
                          FindCandidateContainers(digests.samples(), texts,
                                                  lengths, options, threads),
                          options, threads);
}

int64_t CountCut(const Containers& found) {
  return std::count(found.cut.begin(), found.cut.end(), true);
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

TEST_F(ContainersTest, HeadAndTailOfOneReportOverlapAndMakeNone) {
  const WordSequence words = source_.Words(400);
  const Containers found =
      Find({ShinglesOf(Part(words, 0, 230)), ShinglesOf(Part(words, 190, 400)),
            ShinglesOf(words)});
  EXPECT_EQ(found.of[0], Numbers{2});
  EXPECT_EQ(found.of[1], Numbers{2});
  EXPECT_FALSE(found.roundup[2]);
}

// Each of three pieces may be the longest, or the one that joins the others.
TEST_F(ContainersTest, PiecesThatAThirdOneJoinsMakeNone) {
  const WordSequence words = source_.Words(600);
  const struct {
    size_t first_end, second_begin, second_end, third_begin;
  } kCases[] = {
      {200, 150, 450, 400}, {300, 250, 400, 350}, {120, 80, 330, 290}};
  for (const auto& c : kCases) {
    EXPECT_FALSE(
        Find({ShinglesOf(Part(words, 0, c.first_end)),
              ShinglesOf(Part(words, c.second_begin, c.second_end)),
              ShinglesOf(Part(words, c.third_begin, 600)), ShinglesOf(words)})
            .roundup[3]);
  }
}

// The sets do not say whether these are two pages of one article or two
// articles on one page: the latter must not be welded.
TEST_F(ContainersTest, PiecesThatShareNothingMakeARoundup) {
  const WordSequence words = source_.Words(400);
  EXPECT_TRUE(Find({ShinglesOf(Part(words, 0, 200)),
                    ShinglesOf(Part(words, 200, 400)), ShinglesOf(words)})
                  .roundup[2]);
}

TEST_F(ContainersTest, ASentenceThatAllBriefsShareDoesNotJoinThem) {
  const WordSequence standing = source_.Words(25);
  std::vector<WordSequence> briefs;
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 10; ++i) {
    briefs.push_back(Concatenate({source_.Words(50), standing}));
    sets.push_back(ShinglesOf(briefs.back()));
  }
  sets.push_back(ShinglesOf(Concatenate(briefs)));
  EXPECT_TRUE(Find(sets).roundup[10]);
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
  EXPECT_EQ(CountCut(Find(sets, options)), 0);
  options.max_candidates = 3;
  EXPECT_EQ(Find(sets, options).of[0].size(), 3u);
  EXPECT_TRUE(Find(sets, options).cut[0]);
}

TEST_F(ContainersTest, AStandingTextInTooManyOthersIsCounted) {
  const WordSequence standing = source_.Words(60);
  std::vector<ShingleVector> sets = {ShinglesOf(standing)};
  for (int i = 0; i < 100; ++i) {
    sets.push_back(ShinglesOf(Concatenate({standing, source_.Words(200)})));
  }
  const Containers found = Find(sets);
  EXPECT_EQ(found.of[0].size(), 64u);
  EXPECT_TRUE(found.cut[0]);
  EXPECT_EQ(CountCut(found), 1);
}

// The rule of the header, by all pairs: contents are merged while any two
// heaps of them share a passage.
bool FallsApart(std::vector<ShingleVector> heaps) {
  for (size_t i = 0; i < heaps.size(); ++i) {
    for (size_t j = 0; j < heaps.size(); ++j) {
      const Overlap overlap = CountOverlap(heaps[i], heaps[j]);
      if (i == j || (overlap.common < 30 && overlap.a_in_b() < .5)) continue;
      ShingleVector both = Concatenate({heaps[i], heaps[j]});
      std::sort(both.begin(), both.end());
      both.erase(std::unique(both.begin(), both.end()), both.end());
      heaps[i] = both;
      heaps.erase(heaps.begin() + j);
      return FallsApart(heaps);
    }
  }
  return heaps.size() > 1;
}

TEST_F(ContainersTest, RoundupsAreThoseOfBruteForce) {
  std::vector<ShingleVector> sets;
  for (int story = 0; story < 100; ++story) {
    const WordSequence words = source_.Words(150 + source_.Below(300));
    sets.push_back(ShinglesOf(words));
    for (uint64_t pieces = source_.Below(5); pieces > 0; --pieces) {
      const size_t length = 50 + source_.Below(words.size() / 2);
      const size_t begin = source_.Below(words.size() - length);
      sets.push_back(ShinglesOf(Part(words, begin, begin + length)));
    }
  }
  const Containers containers = Find(sets);
  std::vector<std::vector<ShingleVector>> contents(sets.size());
  for (size_t set = 0; set < sets.size(); ++set) {
    for (const uint32_t container : containers.of[set]) {
      contents[container].push_back(sets[set]);
    }
  }
  size_t roundups = 0, several = 0;
  for (uint32_t set = 0; set < sets.size(); ++set) {
    bool holds_roundup = false;
    for (uint32_t other = 0; other < sets.size(); ++other) {
      const absl::Span<const uint32_t> of = containers.of[other];
      holds_roundup |= containers.roundup[other] &&
                       std::find(of.begin(), of.end(), set) != of.end();
    }
    EXPECT_EQ(containers.roundup[set],
              holds_roundup || FallsApart(contents[set]));
    several += contents[set].size() >= 2;
    roundups += containers.roundup[set];
  }
  EXPECT_GT(roundups, 10u);
  EXPECT_GT(several, roundups + 10);
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
    const Containers again = Find(sets, kOptions, threads);
    for (size_t set = 0; set < sets.size(); ++set) {
      ASSERT_EQ(again.of[set], containers.of[set]);
    }
    EXPECT_EQ(again.roundup, containers.roundup);
  }
}

}  // namespace
}  // namespace samestory
