#include "cluster/dedup/grouping.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "cluster/dedup/check_grouping.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using Docs = std::vector<DocId>;

class GroupCopiesTest : public testing::Test {
 protected:
  WordSequence Part(const WordSequence& words, size_t begin, size_t end) {
    return {words.begin() + begin, words.begin() + end};
  }

  Grouping Group(const std::vector<ShingleVector>& sets) {
    const auto inputs = InputsOf(sets);
    const Grouping grouping = *GroupCopies(inputs, options_, 1);
    ExpectVerified(inputs, grouping, options_);
    return grouping;
  }

  SyntheticSource source_{7};
  DedupOptions options_;
};

TEST_F(GroupCopiesTest, TheExampleOfTheHeader) {
  const WordSequence report = source_.Words(400);
  WordSequence changed = report;
  ++changed[200];
  const Grouping grouping =
      Group({ShinglesOf(report), ShinglesOf(changed),
             ShinglesOf(Part(report, 0, 200)), ShinglesOf(source_.Words(300))});
  EXPECT_EQ(grouping.canonical, (Docs{0, 0, 0, 3}));
  EXPECT_EQ(grouping.evidence[1].reason, MergeReason::kJaccard);
  EXPECT_DOUBLE_EQ(grouping.evidence[1].jaccard, 391. / 401);
  EXPECT_EQ(grouping.evidence[2].reason, MergeReason::kContainment);
  EXPECT_EQ(grouping.evidence[2].containment, 1);
  EXPECT_DOUBLE_EQ(grouping.evidence[2].containment_of_canonical, 196. / 396);
  EXPECT_EQ(grouping.evidence[3].reason, MergeReason::kCanonical);
  EXPECT_EQ(grouping.counters.jaccard_members, 1u);
  EXPECT_EQ(grouping.counters.containment_members, 1u);
  EXPECT_EQ(grouping.counters.largest_group, 3u);
}

TEST_F(GroupCopiesTest, NothingGivesNothing) {
  EXPECT_TRUE(Group({}).canonical.empty());
}

TEST_F(GroupCopiesTest, EmptyTextsMatchNothing) {
  const Grouping grouping = Group({{}, {}, {1, 2, 3}, {}});
  EXPECT_EQ(grouping.canonical, (Docs{0, 1, 2, 3}));
}

TEST_F(GroupCopiesTest, TextsOfOneShingleMatchOnlyTheirEquals) {
  options_.jaccard_threshold = .5;
  options_.containment_threshold = .5;
  options_.min_contained_shingles = 1;
  const Grouping grouping = Group({{5}, {5, 6}, {5}, {6}});
  EXPECT_EQ(grouping.canonical[2], 0u);
  EXPECT_EQ(grouping.evidence[2].reason, MergeReason::kExact);
  options_.containment_threshold = 0;
  EXPECT_EQ(Group({{5}, {5, 6}, {5}, {6}}).canonical, (Docs{0, 1, 0, 3}));
}

TEST_F(GroupCopiesTest, TheSmallestOrderKeyIsTheCanonical) {
  const WordSequence words = source_.Words(200);
  const std::vector<ShingleVector> sets = {
      ShinglesOf(source_.Edit(words, .005)), ShinglesOf(words),
      ShinglesOf(words)};
  const std::vector<DedupInput> inputs = {
      {sets[0], 30}, {sets[1], 20}, {sets[2], 10}};
  const Grouping grouping = *GroupCopies(inputs, options_, 1);
  EXPECT_EQ(grouping.canonical, (Docs{2, 2, 2}));
  EXPECT_EQ(grouping.evidence[1].reason, MergeReason::kExact);
}

TEST_F(GroupCopiesTest, AnExactCopyOfAMemberHasTheMembersEvidence) {
  const WordSequence words = source_.Words(200);
  const ShingleVector edited = ShinglesOf(source_.Edit(words, .01));
  const Grouping grouping = Group({ShinglesOf(words), edited, edited});
  EXPECT_EQ(grouping.canonical, (Docs{0, 0, 0}));
  EXPECT_EQ(grouping.evidence[2].reason, MergeReason::kJaccard);
  EXPECT_EQ(grouping.evidence[2].jaccard, grouping.evidence[1].jaccard);
}

TEST_F(GroupCopiesTest, AnAbridgedCopyJoinsTheReportEvenIfItCameFirst) {
  const WordSequence report = source_.Words(500);
  const Grouping grouping =
      Group({ShinglesOf(Part(report, 0, 250)), ShinglesOf(report)});
  EXPECT_EQ(grouping.canonical, (Docs{1, 1}));
}

TEST_F(GroupCopiesTest, ABriefLiesInALongArticleAndNeverSwallowsIt) {
  const WordSequence brief = source_.Words(60);
  const WordSequence article =
      Concatenate({source_.Words(900), brief, source_.Words(1100)});
  const Grouping grouping = Group({ShinglesOf(brief), ShinglesOf(article)});
  EXPECT_EQ(grouping.canonical, (Docs{1, 1}));
  EXPECT_EQ(grouping.evidence[0].reason, MergeReason::kContainment);
  EXPECT_LT(grouping.evidence[0].jaccard, .05);
}

TEST_F(GroupCopiesTest, WithoutContainmentOnlyJaccardCounts) {
  options_.containment_threshold = 0;
  const WordSequence report = source_.Words(500);
  EXPECT_EQ(
      Group({ShinglesOf(Part(report, 0, 250)), ShinglesOf(report)}).canonical,
      (Docs{0, 1}));
}

TEST_F(GroupCopiesTest, ARoundupOfTenBriefsWeldsNothing) {
  std::vector<WordSequence> briefs;
  std::vector<ShingleVector> sets;
  Docs alone;
  for (DocId i = 0; i < 10; ++i) {
    briefs.push_back(source_.Words(50 + source_.Below(60)));
    sets.push_back(ShinglesOf(briefs.back()));
    alone.push_back(i);
  }
  sets.push_back(ShinglesOf(Concatenate(briefs)));
  alone.push_back(10);
  const Grouping grouping = Group(sets);
  EXPECT_EQ(grouping.canonical, alone);
  EXPECT_TRUE(grouping.roundup[10]);
  EXPECT_EQ(grouping.counters.roundups, 1u);
}

TEST_F(GroupCopiesTest, AReportTakesItsHeadAndItsTail) {
  const WordSequence report = source_.Words(500);
  const Grouping grouping =
      Group({ShinglesOf(Part(report, 0, 280)), ShinglesOf(report),
             ShinglesOf(Part(report, 240, 500))});
  EXPECT_EQ(grouping.canonical, (Docs{1, 1, 1}));
  EXPECT_EQ(grouping.counters.roundups, 0u);
}

TEST_F(GroupCopiesTest, ACopyOfARoundupStillJoinsIt) {
  const WordSequence a = source_.Words(80), b = source_.Words(90);
  const WordSequence roundup = Concatenate({a, b, source_.Words(100)});
  const Grouping grouping =
      Group({ShinglesOf(roundup), ShinglesOf(a), ShinglesOf(b),
             ShinglesOf(Concatenate({roundup, source_.Words(10)}))});
  EXPECT_EQ(grouping.canonical, (Docs{0, 1, 2, 0}));
  EXPECT_TRUE(grouping.roundup[0]);
}

TEST_F(GroupCopiesTest, ADriftingChainOfEditsIsNotOneGroup) {
  WordSequence words = source_.Words(300);
  std::vector<ShingleVector> sets;
  for (int step = 0; step < 80; ++step) {
    sets.push_back(ShinglesOf(words));
    words = source_.Edit(words, .02);
  }
  const Grouping grouping = Group(sets);
  Docs canonicals = grouping.canonical;
  std::sort(canonicals.begin(), canonicals.end());
  canonicals.erase(std::unique(canonicals.begin(), canonicals.end()),
                   canonicals.end());
  EXPECT_GE(canonicals.size(), 10u);
  EXPECT_LE(canonicals.size(), 60u);
}

TEST_F(GroupCopiesTest, OrderKeysMustDiffer) {
  const std::vector<ShingleVector> sets = {{1}, {2}};
  const std::vector<DedupInput> inputs = {{sets[0], 5}, {sets[1], 5}};
  const absl::Status status = GroupCopies(inputs, options_, 1).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(),
            "DedupInput.order: wants unique keys, got 5 twice");
}

TEST(GroupingTest, SetsThatMemoryHasNoRoomForMakeNoDifference) {
  SyntheticSource source(21);
  std::vector<ShingleVector> sets;
  for (int text = 0; text < 60; ++text) {
    const WordSequence words = source.Words(200);
    sets.push_back(ShinglesOf(words));
    sets.push_back(ShinglesOf(source.Edit(words, .01)));
    sets.push_back(ShinglesOf({words.begin(), words.begin() + 90}));
  }
  const std::vector<DedupInput> inputs = InputsOf(sets);
  DedupOptions options;
  const Grouping in_memory = *GroupCopies(inputs, options, 2);
  EXPECT_EQ(in_memory.counters.sets_on_disk, 0u);
  options.set_memory_bytes = 50000;
  options.temporary_folder = testing::TempDir();
  const Grouping on_disk = *GroupCopies(inputs, options, 2);
  EXPECT_GT(on_disk.counters.sets_on_disk, 100u);
  EXPECT_EQ(on_disk.canonical, in_memory.canonical);
  ExpectVerified(inputs, on_disk, options);
}

TEST(DedupOptionsTest, NamesTheFieldAndTheValue) {
  const struct {
    std::function<void(DedupOptions*)> spoil;
    const char* message;
  } kCases[] = {
      {[](DedupOptions* o) { o->jaccard_threshold = 1.5; },
       "DedupOptions.jaccard_threshold: wants (0, 1], got 1.5"},
      {[](DedupOptions* o) { o->jaccard_threshold = std::nan(""); },
       "DedupOptions.jaccard_threshold: wants (0, 1], got nan"},
      {[](DedupOptions* o) { o->containment_threshold = .2; },
       "DedupOptions.containment_threshold: wants [0.5, 1] or 0 for off, got "
       "0.2"},
      {[](DedupOptions* o) { o->min_contained_shingles = 0; },
       "DedupOptions.min_contained_shingles: wants at least 1, got 0"},
      {[](DedupOptions* o) { o->max_candidates = -3; },
       "DedupOptions.max_candidates: wants at least 1, got -3"},
      {[](DedupOptions* o) { o->max_bucket_canonicals = 0; },
       "DedupOptions.max_bucket_canonicals: wants at least 1, got 0"},
      {[](DedupOptions* o) { o->sketch_slots = 100; },
       "SketchOptions.slots: wants a power of two in 16..1024, got 100"},
  };
  EXPECT_TRUE(DedupOptions().Validate().ok());
  for (const auto& c : kCases) {
    DedupOptions options;
    c.spoil(&options);
    EXPECT_EQ(options.Validate().message(), c.message);
    EXPECT_EQ(GroupCopies({}, options, 1).status(), options.Validate());
  }
}

}  // namespace
}  // namespace samestory
