#include "cluster/quality/rouge.h"

#include <algorithm>
#include <random>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

using Words = std::vector<uint64_t>;

TEST(RougeTest, ValuesByHand) {
  struct Case {
    Words text, reference;
    double value;
  };
  const Case cases[] = {
      {{1, 2, 3}, {1, 2, 3}, 1},
      {{1, 2, 3}, {1, 2, 4, 5}, 4. / 7},
      {{1, 9, 2, 9, 3}, {1, 2, 3}, 6. / 8},
      {{3, 2, 1}, {1, 2, 3}, 1. / 3},
      {{1, 1, 1}, {1}, 2. / 4},
      {{1}, {2}, 0},
      {{}, {1}, 0},
      {{}, {}, 0},
  };
  for (const Case& c : cases) {
    EXPECT_DOUBLE_EQ(RougeL(c.text, c.reference), c.value);
    EXPECT_DOUBLE_EQ(RougeL(c.reference, c.text), c.value);
  }
}

bool IsSubsequence(const Words& part, const Words& whole) {
  size_t found = 0;
  for (uint64_t word : whole)
    found += found < part.size() && part[found] == word;
  return found == part.size();
}

// The longest subset of x that stands in y.
size_t LongestByTrial(const Words& x, const Words& y) {
  size_t longest = 0;
  for (uint32_t subset = 0; subset < 1u << x.size(); ++subset) {
    Words part;
    for (size_t i = 0; i < x.size(); ++i) {
      if (subset >> i & 1) part.push_back(x[i]);
    }
    if (IsSubsequence(part, y)) longest = std::max(longest, part.size());
  }
  return longest;
}

TEST(RougeTest, AgreesWithTryingAllSubsequences) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    Words x(1 + random() % 8), y(1 + random() % 8);
    for (uint64_t& word : x) word = random() % 4;
    for (uint64_t& word : y) word = random() % 4;
    EXPECT_DOUBLE_EQ(RougeL(x, y),
                     2. * LongestByTrial(x, y) / (x.size() + y.size()));
  }
}

}  // namespace
}  // namespace samestory
