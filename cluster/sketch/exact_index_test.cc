#include "cluster/sketch/exact_index.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using Pairs = std::vector<std::pair<DocId, DocId>>;

Pairs WithoutOverlaps(const std::vector<SimilarPair>& pairs) {
  Pairs result;
  for (const SimilarPair& pair : pairs) result.emplace_back(pair.a, pair.b);
  return result;
}

TEST(ExactIndexTest, FindsThePairsByHand) {
  const std::vector<ShingleVector> sets = {
      {1, 2, 3, 4}, {1, 2, 3, 5}, {}, {2, 3}, {9}, {}, {9}};
  const ExactIndex index(SpansOf(sets));
  EXPECT_EQ(WithoutOverlaps(index.PairsByJaccard(.6)), (Pairs{{0, 1}, {4, 6}}));
  EXPECT_EQ(WithoutOverlaps(index.PairsByJaccard(.61)), (Pairs{{4, 6}}));
  EXPECT_EQ(WithoutOverlaps(index.PairsByContainment(1)),
            (Pairs{{0, 3}, {1, 3}, {4, 6}}));
}

TEST(ExactIndexTest, AgreesWithComparingAllPairs) {
  SyntheticSource source(5);
  const WordSequence words = source.Words(150);
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 60; ++i) {
    WordSequence text = source.Edit(words, i / 300.);
    text.resize(20 + source.Below(130));
    sets.push_back(ShinglesOf(text));
  }
  for (const double threshold : {.3, .5, .9}) {
    Pairs by_jaccard, by_containment;
    for (DocId a = 0; a < sets.size(); ++a) {
      for (DocId b = a + 1; b < sets.size(); ++b) {
        const Overlap o = CountOverlap(sets[a], sets[b]);
        if (o.jaccard() >= threshold) by_jaccard.emplace_back(a, b);
        if (std::max(o.a_in_b(), o.b_in_a()) >= threshold) {
          by_containment.emplace_back(a, b);
        }
      }
    }
    const ExactIndex index(SpansOf(sets));
    EXPECT_EQ(WithoutOverlaps(index.PairsByJaccard(threshold)), by_jaccard);
    EXPECT_EQ(WithoutOverlaps(index.PairsByContainment(threshold)),
              by_containment);
  }
}

}  // namespace
}  // namespace samestory
