#include "cluster/story/term_matcher.h"

#include <algorithm>
#include <random>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAreArray;

struct Terms {
  std::vector<uint32_t> terms;
  std::vector<uint16_t> values;
  TermList list() const { return {terms, values}; }
};

Terms RandomTerms(std::mt19937* random, size_t count, uint32_t range) {
  std::set<uint32_t> terms;
  while (terms.size() < count) terms.insert((*random)() % range);
  Terms result;
  for (uint32_t term : terms) {
    result.terms.push_back(term);
    result.values.push_back(static_cast<uint16_t>((*random)()));
  }
  return result;
}

TEST(TermMatcherTest, FindsWhatSetIntersectionFinds) {
  std::mt19937 random(3);
  TermMatcher matcher;
  for (size_t size : {0, 1, 2, 31, 33, 500, 20000}) {
    const uint32_t range = static_cast<uint32_t>(2 * size + 7);
    const Terms a = RandomTerms(&random, size, range);
    matcher.Load(a.list());
    for (size_t other : {size, size / 3, size_t{0}}) {
      const Terms b = RandomTerms(&random, other, range);
      std::vector<uint32_t> common;
      std::set_intersection(a.terms.begin(), a.terms.end(), b.terms.begin(),
                            b.terms.end(), std::back_inserter(common));
      std::vector<uint32_t> found;
      uint64_t sum = 0;
      matcher.Match(b.list(), [&](size_t in_a, size_t in_b) {
        ASSERT_EQ(a.terms[in_a], b.terms[in_b]);
        found.push_back(a.terms[in_a]);
        sum += uint64_t{a.values[in_a]} * b.values[in_b];
      });
      EXPECT_THAT(found, ElementsAreArray(common));
      EXPECT_EQ(matcher.Count(b.list()), common.size());
      EXPECT_EQ(matcher.SumOfProducts(b.list()), sum);
    }
  }
}

}  // namespace
}  // namespace samestory
