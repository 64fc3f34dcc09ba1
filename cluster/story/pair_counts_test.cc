#include "cluster/story/pair_counts.h"

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

#include "cluster/story/evidence.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

struct Batch {
  WordStreams streams;
  std::vector<TextWord> words;  // by code
  std::vector<CountedTerm> counts;
};

// Enough words for two rounds, and their pairs counted by sorting all.
Batch RandomBatch() {
  constexpr size_t kTitle = 10;
  std::mt19937_64 random(7);
  std::vector<uint64_t> words(1500);
  for (uint64_t& word : words) word = random();
  WordStreams::Builder builder(3000);
  std::vector<std::pair<uint32_t, uint32_t>> pairs;  // term, document
  for (uint32_t i = 0; i < 3000; ++i) {
    std::vector<uint64_t> text(400);
    for (uint64_t& word : text) word = words[random() % words.size()];
    for (size_t k = 1; k < text.size(); ++k) {
      if (k == kTitle) continue;
      pairs.emplace_back(PairTerm({text[k - 1], PairBegin(text[k - 1])},
                                  {text[k], PairBegin(text[k])}),
                         i);
    }
    builder.Add(i, text, kTitle);
  }
  Batch batch;
  batch.streams = std::move(builder).Build(1);
  for (uint64_t hash : batch.streams.hashes()) {
    batch.words.push_back({hash, PairBegin(hash)});
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (size_t i = 0, end = 0; i < pairs.size(); i = end) {
    while (end < pairs.size() && pairs[end].first == pairs[i].first) ++end;
    if (end - i < 2) continue;
    batch.counts.push_back({pairs[i].first, static_cast<uint32_t>(end - i)});
  }
  return batch;
}

TEST(CountPairsTest, CountsLikeACounterWhateverTheThreads) {
  const Batch batch = RandomBatch();
  for (int threads : {1, 3}) {
    const auto parts = CountPairs(batch.streams, batch.words, threads);
    EXPECT_EQ(parts.size(), 2u * 64u);
    size_t next = 0;
    for (const std::vector<CountedTerm>& part : parts) {
      for (const CountedTerm& counted : part) {
        ASSERT_LT(next, batch.counts.size());
        ASSERT_EQ(counted.term, batch.counts[next].term);
        ASSERT_EQ(counted.count, batch.counts[next].count);
        ++next;
      }
    }
    EXPECT_EQ(next, batch.counts.size());
  }
}

}  // namespace
}  // namespace samestory
