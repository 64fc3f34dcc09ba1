// Input made to break a grouping: it must stay right, and near-linear. Work is
// counted, not timed (bench/sketch_bench.cc times it).

#include <cstdint>
#include <vector>

#include "cluster/dedup/check_grouping.h"
#include "cluster/dedup/grouping.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

class GroupingAdversaryTest : public testing::Test {
 protected:
  Grouping Group(const std::vector<ShingleVector>& sets) {
    const auto inputs = InputsOf(sets);
    const Grouping grouping = *GroupCopies(inputs, options_, 2);
    ExpectVerified(inputs, grouping, options_);
    return grouping;
  }

  SyntheticSource source_{31};
  DedupOptions options_;
};

TEST_F(GroupingAdversaryTest, TenThousandVersionsOfOneBodyAreOneGroup) {
  const WordSequence body = source_.Words(100);
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 10000; ++i) {
    sets.push_back(ShinglesOf(Concatenate({body, source_.Words(2)})));
  }
  const Grouping grouping = Group(sets);
  EXPECT_EQ(grouping.counters.largest_group, sets.size());
  // One look for a canonical each; containers are capped. That cap leaves
  // nothing out: all are members.
  EXPECT_LE(grouping.counters.pairs_verified,
            sets.size() * (options_.max_candidates + 1));
  EXPECT_EQ(grouping.counters.articles_over_container_caps, 0u);
}

TEST_F(GroupingAdversaryTest, TenThousandTextsOfOneShingleStayApart) {
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 10000; ++i) sets.push_back(source_.Shingles(1));
  const Grouping grouping = Group(sets);
  EXPECT_EQ(grouping.counters.largest_group, 1u);
  EXPECT_EQ(grouping.counters.pairs_verified, 0u);
}

TEST_F(GroupingAdversaryTest, TenThousandEmptyTextsStayApart) {
  const Grouping grouping = Group(std::vector<ShingleVector>(10000));
  EXPECT_EQ(grouping.counters.largest_group, 1u);
  EXPECT_EQ(grouping.counters.pairs_verified, 0u);
}

// Nine tenths of each text are one of ten forms, the rest is its own: each
// form is a group and no form joins another.
TEST_F(GroupingAdversaryTest, FilledInFormsAreAGroupEach) {
  std::vector<WordSequence> forms;
  for (int i = 0; i < 10; ++i) forms.push_back(source_.Words(120));
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 5000; ++i) {
    sets.push_back(ShinglesOf(Concatenate({forms[i % 10], source_.Words(12)})));
  }
  const Grouping grouping = Group(sets);
  for (DocId doc = 0; doc < sets.size(); ++doc) {
    ASSERT_EQ(grouping.canonical[doc], doc % 10);
  }
}

// A frame of standing words below the threshold: all are candidates of all,
// nobody is a copy. The caps bite, say so, and bound the work.
TEST_F(GroupingAdversaryTest, ATemplateBelowTheThresholdMergesNothing) {
  options_.max_candidates = 16;
  options_.max_bucket_canonicals = 64;
  const WordSequence frame = source_.Words(80);
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 5000; ++i) {
    sets.push_back(ShinglesOf(Concatenate({frame, source_.Words(24)})));
  }
  const Grouping grouping = Group(sets);
  EXPECT_EQ(grouping.counters.largest_group, 1u);
  EXPECT_GT(grouping.counters.articles_over_max_candidates, 0u);
  EXPECT_GT(grouping.counters.full_buckets, 0u);
  EXPECT_LE(grouping.counters.pairs_verified,
            sets.size() * 2 * options_.max_candidates);
}

// Just below the threshold: Jaccard .68 to a thousand others.
TEST_F(GroupingAdversaryTest, FormsJustBelowTheThresholdMergeNothing) {
  std::vector<WordSequence> forms;
  for (int i = 0; i < 10; ++i) forms.push_back(source_.Words(162));
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 10000; ++i) {
    sets.push_back(ShinglesOf(Concatenate({forms[i % 10], source_.Words(38)})));
  }
  const Grouping grouping = Group(sets);
  EXPECT_EQ(grouping.counters.largest_group, 1u);
  EXPECT_GT(grouping.counters.articles_over_max_candidates, 0u);
  EXPECT_GT(grouping.counters.full_buckets, 0u);
  // What cannot reach the threshold is seen before it is compared.
  EXPECT_LE(grouping.counters.pairs_verified, 10 * sets.size());
}

TEST_F(GroupingAdversaryTest, ATailThatAllShareMergesNothing) {
  const WordSequence tail = source_.Words(60);
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 10000; ++i) {
    sets.push_back(ShinglesOf(Concatenate({source_.Words(13), tail})));
  }
  const Grouping grouping = Group(sets);
  EXPECT_EQ(grouping.counters.largest_group, 1u);
  EXPECT_GT(grouping.counters.articles_over_max_candidates, 0u);
  EXPECT_GT(grouping.counters.full_buckets, 0u);
  EXPECT_LE(grouping.counters.pairs_verified,
            sets.size() * options_.max_candidates);
}

// The copies of texts in such a frame are still found: they share more bands.
TEST_F(GroupingAdversaryTest, CopiesWithinATemplateAreStillFound) {
  const WordSequence frame = source_.Words(60);
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 2000; ++i) {
    const WordSequence text = Concatenate({frame, source_.Words(60)});
    sets.push_back(ShinglesOf(text));
    sets.push_back(ShinglesOf(source_.Edit(text, .01)));
  }
  const Grouping grouping = Group(sets);
  size_t found = 0;
  for (DocId doc = 1; doc < sets.size(); doc += 2) {
    found += grouping.canonical[doc] == doc - 1;
  }
  EXPECT_GE(found, 1980u);
  EXPECT_EQ(grouping.counters.largest_group, 2u);
}

TEST_F(GroupingAdversaryTest, AStandingTextInAllOthersIsAMemberOfOne) {
  const WordSequence standing = source_.Words(60);
  std::vector<ShingleVector> sets = {ShinglesOf(standing)};
  for (int i = 0; i < 1000; ++i) {
    sets.push_back(ShinglesOf(Concatenate({standing, source_.Words(200)})));
  }
  const Grouping grouping = Group(sets);
  EXPECT_EQ(grouping.counters.containment_members, 1u);
  EXPECT_EQ(grouping.counters.articles_over_container_caps, 0u);
}

// Only the longest holders of a common shingle are listed. Here they hold too
// little of the text, and the one that holds all of it is shorter.
TEST_F(GroupingAdversaryTest, AStandingTextWhoseHolderIsNotListedIsReported) {
  const WordSequence standing = source_.Words(100);
  std::vector<ShingleVector> sets = {
      ShinglesOf(standing),
      ShinglesOf(Concatenate({standing, source_.Words(100)}))};
  for (int i = 0; i < 1000; ++i) {
    WordSequence edited = standing;
    for (size_t third = 0; third < 3; ++third) {
      ++edited[5 + 33 * third + source_.Below(20)];
    }
    sets.push_back(ShinglesOf(Concatenate({edited, source_.Words(200)})));
  }
  const Grouping grouping = Group(sets);
  EXPECT_EQ(grouping.canonical[0], 0u);
  EXPECT_GE(grouping.counters.articles_over_container_caps, 1u);
}

// One huge text that holds thousands: a roundup, and it costs no more than
// looking each content up in it.
TEST_F(GroupingAdversaryTest, ATextThatHoldsAllOthersTakesNone) {
  std::vector<WordSequence> briefs;
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 2000; ++i) {
    briefs.push_back(source_.Words(50));
    sets.push_back(ShinglesOf(briefs.back()));
  }
  sets.push_back(ShinglesOf(Concatenate(briefs)));
  const Grouping grouping = Group(sets);
  EXPECT_TRUE(grouping.roundup[2000]);
  EXPECT_EQ(grouping.counters.largest_group, 1u);
}

}  // namespace
}  // namespace samestory
