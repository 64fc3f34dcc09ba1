#include "cluster/story/pair_counts.h"

#include <map>
#include <random>
#include <set>
#include <vector>

#include "cluster/story/evidence.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(CountPairsTest, CountsLikeACounterWhateverTheThreads) {
  std::mt19937_64 random(7);
  std::vector<uint64_t> words(1500);
  for (uint64_t& word : words) word = random();
  WordStreams::Builder builder(12000);
  std::map<uint32_t, uint32_t> counts;
  for (uint32_t i = 0; i < 12000; ++i) {
    std::vector<uint64_t> text;
    for (int k = 0; k < 100; ++k) text.push_back(words[random() % 1500]);
    std::set<uint32_t> pairs;
    for (size_t k = 1; k < text.size(); ++k) {
      if (k == 10) continue;  // between title and body
      pairs.insert(PairTerm({text[k - 1], PairBegin(text[k - 1])},
                            {text[k], PairBegin(text[k])}));
    }
    for (uint32_t pair : pairs) ++counts[pair];
    builder.Add(i, text, 10);
  }
  const WordStreams streams = std::move(builder).Build(1);
  std::vector<TextWord> by_code;
  for (uint64_t hash : streams.hashes()) {
    by_code.push_back({hash, PairBegin(hash)});
  }
  for (int threads : {1, 3}) {
    auto expected = counts.begin();
    for (const auto& part : CountPairs(streams, by_code, threads)) {
      for (const CountedTerm& counted : part) {
        while (expected->second < 2) ++expected;
        ASSERT_EQ(counted.term, expected->first);
        ASSERT_EQ(counted.count, expected->second);
        ++expected;
      }
    }
    while (expected != counts.end() && expected->second < 2) ++expected;
    EXPECT_TRUE(expected == counts.end());
  }
}

}  // namespace
}  // namespace samestory
