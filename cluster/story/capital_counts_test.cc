#include "cluster/story/capital_counts.h"

#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(CapitalCountsTest, CapitalsMustNotBeFewerThanSmallOnes) {
  CapitalCounts counts;
  counts.Clear(2);
  EXPECT_FALSE(counts.IsName(7));
  counts.CountCapital(7);
  EXPECT_TRUE(counts.IsName(7));
  counts.CountSmall(7);
  EXPECT_TRUE(counts.IsName(7));
  counts.CountSmall(7);
  EXPECT_FALSE(counts.IsName(7));
  counts.CountSmall(8);
  EXPECT_FALSE(counts.IsName(8));
}

TEST(CapitalCountsTest, ClearForgets) {
  CapitalCounts counts;
  counts.Clear(1);
  counts.CountCapital(7);
  counts.Clear(0);
  EXPECT_FALSE(counts.IsName(7));
}

TEST(CapitalCountsTest, AgreesWithAMapOverRandomTexts) {
  std::mt19937_64 random(5);
  CapitalCounts counts;
  for (int text = 0; text < 300; ++text) {
    // Few different words, of which many have their lowest bits in common.
    std::vector<uint64_t> words(1 + random() % 40);
    for (uint64_t& word : words) word = random() % 4 + (random() << 60);
    const size_t capitals = random() % 100;
    counts.Clear(capitals);
    std::map<uint64_t, int> expected;
    for (size_t i = 0; i < capitals; ++i) {
      const uint64_t word = words[random() % words.size()];
      counts.CountCapital(word);
      ++expected[word];
    }
    for (int i = 0; i < 100; ++i) {
      const uint64_t word = words[random() % words.size()];
      counts.CountSmall(word);
      const auto found = expected.find(word);
      if (found != expected.end()) --found->second;
    }
    for (const uint64_t word : words) {
      const auto found = expected.find(word);
      EXPECT_EQ(counts.IsName(word),
                found != expected.end() && found->second >= 0);
    }
  }
}

}  // namespace
}  // namespace samestory
