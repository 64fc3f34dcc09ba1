#include "cluster/dedup/stars.h"

#include <vector>

#include "cluster/dedup/band_keys_of.h"
#include "cluster/dedup/number_lists.h"
#include "cluster/dedup/shingle_sets.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

class StarsTest : public testing::Test {
 protected:
  StarsTest() : words_(source_.Words(400)) {}

  WordSequence Part(size_t begin, size_t end) {
    return {words_.begin() + begin, words_.begin() + end};
  }

  // Bands of one row: copies surely meet. `containers` are by hand.
  std::vector<Membership> Form(
      const std::vector<ShingleVector>& sets,
      const std::vector<std::vector<uint32_t>>& containers,
      std::vector<bool> roundup = {}, double jaccard_threshold = .7) {
    ShingleSets kept(sets.size(), size_t{1} << 30, testing::TempDir());
    for (uint32_t i = 0; i < sets.size(); ++i) {
      EXPECT_TRUE(kept.Put(i, sets[i]).ok());
    }
    const std::vector<std::vector<uint64_t>> keys = BandKeysOf(sets, {128, 1});
    const BandBuckets buckets(BandKeyColumn(keys), Numbers(keys.size()),
                              keys.size(), 1);
    std::vector<uint32_t> lengths;
    for (const ShingleVector& set : sets) lengths.push_back(set.size());
    Containers lies_in;
    lies_in.of = NumberLists(sets.size(), [&](auto put) {
      for (size_t set = 0; set < containers.size(); ++set) {
        for (const uint32_t container : containers[set]) put(set, container);
      }
    });
    lies_in.roundup = std::move(roundup);
    lies_in.roundup.resize(sets.size());
    return FormStars(kept, lengths, buckets, lies_in,
                     {jaccard_threshold, .9, 64, 256}, 2, &counters_);
  }

  std::vector<uint32_t> CanonicalsOf(
      const std::vector<Membership>& memberships) {
    std::vector<uint32_t> canonicals;
    for (const Membership& membership : memberships) {
      canonicals.push_back(membership.canonical);
    }
    return canonicals;
  }

  SyntheticSource source_{6};
  const WordSequence words_;
  StarsCounters counters_;
};

using Texts = std::vector<uint32_t>;

TEST_F(StarsTest, AMemberJoinsTheCanonicalMostLikeIt) {
  // 40 words replaced in front, 30 behind: .67 to each other, but .80 and .84
  // to the third.
  WordSequence left = words_, right = words_;
  for (size_t i = 0; i < 40; ++i) ++left[i];
  for (size_t i = 370; i < 400; ++i) ++right[i];
  const auto memberships =
      Form({ShinglesOf(left), ShinglesOf(right), ShinglesOf(words_)}, {});
  ASSERT_EQ(memberships[0].canonical, 0u);
  ASSERT_EQ(memberships[1].canonical, 1u);
  EXPECT_EQ(memberships[2].canonical, 1u);
  EXPECT_FALSE(memberships[2].by_containment);
  EXPECT_EQ(memberships[2].common, 366u);
}

TEST_F(StarsTest, OfEquallyLikeOnesTheFirstWins) {
  // 40 words replaced at either end: both canonicals share as much with 2.
  WordSequence left = words_, right = words_;
  for (size_t i = 0; i < 40; ++i) ++left[i];
  for (size_t i = 360; i < 400; ++i) ++right[i];
  EXPECT_EQ(CanonicalsOf(Form(
                {ShinglesOf(left), ShinglesOf(right), ShinglesOf(words_)}, {})),
            (Texts{0, 1, 0}));
}

TEST_F(StarsTest, AContainedTextWaitsForItsContainer) {
  const auto memberships =
      Form({ShinglesOf(Part(0, 200)), ShinglesOf(words_)}, {{1}, {}});
  EXPECT_EQ(CanonicalsOf(memberships), (Texts{1, 1}));
  EXPECT_TRUE(memberships[0].by_containment);
  EXPECT_EQ(memberships[0].common, 196u);
}

TEST_F(StarsTest, OfNestedTextsAllJoinTheLongest) {
  EXPECT_EQ(CanonicalsOf(Form({ShinglesOf(Part(0, 100)),
                               ShinglesOf(Part(0, 200)), ShinglesOf(words_)},
                              {{1, 2}, {2}, {}})),
            (Texts{2, 2, 2}));
}

TEST_F(StarsTest, OfEqualContainersTheFirstWins) {
  const WordSequence held = Part(0, 100);
  EXPECT_EQ(
      CanonicalsOf(Form({ShinglesOf(Concatenate({held, source_.Words(300)})),
                         ShinglesOf(Concatenate({held, source_.Words(300)})),
                         ShinglesOf(held)},
                        {{}, {}, {0, 1}})),
      (Texts{0, 1, 0}));
}

TEST_F(StarsTest, ARoundupTakesNothingByContainment) {
  EXPECT_EQ(CanonicalsOf(Form({ShinglesOf(Part(0, 200)), ShinglesOf(words_)},
                              {{1}, {}}, {false, true})),
            (Texts{0, 1}));
}

TEST_F(StarsTest, TheCanonicalOfAContainerIsAskedItself) {
  // 1 holds 2 and 3 but is a member of 0, which holds 2 only.
  WordSequence other = words_;
  for (size_t i = 0; i < 50; ++i) ++other[i];
  const ShingleVector held = ShinglesOf(Part(100, 250));
  const ShingleVector torn = ShinglesOf(Part(0, 150));
  EXPECT_EQ(
      CanonicalsOf(Form({ShinglesOf(other), ShinglesOf(words_), held, torn},
                        {{}, {}, {1}, {1}})),
      (Texts{0, 0, 0, 3}));
}

TEST_F(StarsTest, ARoundupTakesNothingThroughItsCopyEither) {
  // 1 is a copy of the roundup 0; both hold 2.
  WordSequence copy = words_;
  ++copy[390];
  EXPECT_EQ(CanonicalsOf(Form({ShinglesOf(words_), ShinglesOf(copy),
                               ShinglesOf(Part(0, 200))},
                              {{}, {}, {0, 1}}, {true, false, false})),
            (Texts{0, 0, 2}));
}

TEST_F(StarsTest, AShorterCanonicalOfAContainerTakesNothingByContainment) {
  // 2 has .95 of its shingles in 0, but 0 is the shorter of the two.
  WordSequence held = Part(3, 393);
  ++held[100];
  ++held[200];
  EXPECT_EQ(CanonicalsOf(Form({ShinglesOf(Part(0, 385)), ShinglesOf(words_),
                               ShinglesOf(held)},
                              {{}, {}, {1}}, {}, /*jaccard_threshold=*/.95)),
            (Texts{0, 0, 2}));
}

TEST_F(StarsTest, NoMemberHasMembers) {
  // 2 is a copy of 1, which joins 0; 2 is not like 0 and stands alone.
  WordSequence once = words_, twice = words_;
  for (size_t i = 0; i < 50; ++i) ++once[i];
  for (size_t i = 0; i < 100; ++i) ++twice[i];
  EXPECT_EQ(CanonicalsOf(Form(
                {ShinglesOf(words_), ShinglesOf(once), ShinglesOf(twice)}, {})),
            (Texts{0, 0, 2}));
}

}  // namespace
}  // namespace samestory
