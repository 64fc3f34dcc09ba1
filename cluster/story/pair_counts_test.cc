#include "cluster/story/pair_counts.h"

#include <algorithm>
#include <map>
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
  std::vector<uint64_t> squares;
};

// What is said often is worth less; some pairs are worth nothing.
Fixed IdfOf(uint32_t term, uint32_t documents) {
  return term % 5 == 0 ? 0 : 3 * kFixedOne / documents + term % 100000;
}

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
  batch.squares.resize(3000);
  for (size_t i = 0, end = 0; i < pairs.size(); i = end) {
    const uint32_t term = pairs[i].first;
    std::map<uint32_t, uint32_t> times;  // by document
    for (; end < pairs.size() && pairs[end].first == term; ++end) {
      ++times[pairs[end].second];
    }
    const auto documents = static_cast<uint32_t>(times.size());
    if (documents > 1) batch.counts.push_back({term, documents});
    for (const auto& [document, count] : times) {
      const uint64_t weight = ContentWeight(count, IdfOf(term, documents));
      batch.squares[document] += weight * weight;
    }
  }
  return batch;
}

TEST(CountPairsTest, CountsLikeACounterWhateverTheThreads) {
  const Batch batch = RandomBatch();
  for (int threads : {1, 3}) {
    const PairCounts counts =
        CountPairs(batch.streams, batch.words, IdfOf, threads);
    EXPECT_EQ(counts.parts.size(), 2u * 64u);
    EXPECT_EQ(counts.squares, batch.squares);
    size_t next = 0;
    for (const std::vector<CountedTerm>& part : counts.parts) {
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
