#include "cluster/story/candidates.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "cluster/story/sparse_vectors.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using Pair = std::pair<uint32_t, uint32_t>;

// Documents over a vocabulary in which low terms are common and light.
SparseVectors RandomVectors(size_t documents, uint32_t seed) {
  std::mt19937 random(seed);
  SparseVectors::Builder builder(documents);
  for (uint32_t i = 0; i < documents; ++i) {
    std::map<uint32_t, uint32_t> terms;
    for (int k = 0; k < 30; ++k) {
      const uint32_t term = (random() % 400) * (random() % 400) / 400;
      terms[term] = (1 + term / 100) * kFixedOne;
    }
    std::vector<TermWeight> weighted;
    for (const auto& term : terms) {
      weighted.push_back({term.first, term.second});
    }
    builder.Add(i, weighted);
  }
  return std::move(builder).Build();
}

std::vector<DocumentTime> NoTimes(size_t documents) {
  return std::vector<DocumentTime>(documents);
}

std::set<Pair> AsSet(const std::vector<CandidatePair>& pairs) {
  std::set<Pair> result;
  for (const CandidatePair& pair : pairs) result.insert({pair.a, pair.b});
  return result;
}

std::vector<CandidatePair> Find(const SparseVectors& vectors,
                                absl::Span<const DocumentTime> times,
                                const CandidateOptions& options) {
  return FindCandidates(
      [&vectors] { return [&vectors](uint32_t i) { return vectors.of(i); }; },
      times, options);
}

// The `keep` best partners of each document by their whole cosine.
std::set<Pair> BestPairs(const SparseVectors& vectors, size_t keep) {
  std::set<Pair> result;
  for (uint32_t a = 0; a < vectors.size(); ++a) {
    std::vector<std::pair<Fixed, uint32_t>> best;
    for (uint32_t b = 0; b < vectors.size(); ++b) {
      if (a != b) best.push_back({-vectors.Cosine(a, b), b});
    }
    std::sort(best.begin(), best.end());
    for (size_t i = 0; i < keep; ++i) {
      const uint32_t b = best[i].second;
      result.insert({std::min(a, b), std::max(a, b)});
    }
  }
  return result;
}

TEST(FindCandidatesTest, WithoutCapsEveryBestPairIsThere) {
  const SparseVectors vectors = RandomVectors(150, 1);
  CandidateOptions options;
  options.per_document = 11;
  options.least_product = 0;
  options.probes = options.postings = 1000;
  const std::set<Pair> found = AsSet(Find(vectors, NoTimes(150), options));
  for (const Pair& pair : BestPairs(vectors, 10)) {
    EXPECT_EQ(found.count(pair), 1u) << pair.first << ", " << pair.second;
  }
}

TEST(FindCandidatesTest, WithCapsNearlyEveryBestPairIsThere) {
  const SparseVectors vectors = RandomVectors(400, 2);
  CandidateOptions options;
  options.probes = 20;
  options.postings = 100;
  const std::set<Pair> found = AsSet(Find(vectors, NoTimes(400), options));
  const std::set<Pair> best = BestPairs(vectors, 5);
  size_t hits = 0;
  for (const Pair& pair : best) hits += found.count(pair);
  EXPECT_GE(hits, best.size() * 97 / 100);
}

TEST(FindCandidatesTest, NoPairLiesOutsideTheWindow) {
  const SparseVectors vectors = RandomVectors(100, 3);
  std::vector<DocumentTime> times;
  for (int i = 0; i < 100; ++i) times.push_back(3600 * i);
  times[50] = absl::nullopt;
  CandidateOptions options;
  options.window = 5 * 3600;
  bool met_undated = false;
  for (const CandidatePair& pair : Find(vectors, times, options)) {
    if (pair.a == 50 || pair.b == 50) {
      met_undated = true;
    } else {
      EXPECT_LE(pair.b - pair.a, 5u);
    }
  }
  EXPECT_TRUE(met_undated);
}

TEST(FindCandidatesTest, AGuessedDateKeepsNoPairApart) {
  SparseVectors::Builder builder(3);
  for (uint32_t i = 0; i < 3; ++i) builder.Add(i, {{0, kFixedOne}});
  const SparseVectors vectors = std::move(builder).Build();
  const std::vector<DocumentTime> times = {0, 1000000, 2000000};
  const std::vector<uint8_t> guessed = {0, 1, 0};
  CandidateOptions options;
  options.window = 3600;
  options.guessed = guessed;
  EXPECT_EQ(AsSet(Find(vectors, times, options)),
            (std::set<Pair>{{0, 1}, {1, 2}}));
}

TEST(FindCandidatesTest, ALongListIsReadAroundTheDocumentsTime) {
  SparseVectors::Builder builder(1000);
  std::vector<DocumentTime> times;
  for (uint32_t i = 0; i < 1000; ++i) {
    builder.Add(i, {{0, kFixedOne}});
    times.push_back(i);
  }
  CandidateOptions options;
  options.postings = 20;
  const std::vector<CandidatePair> pairs =
      Find(std::move(builder).Build(), times, options);
  EXPECT_LE(pairs.size(), 20000u);
  for (const CandidatePair& pair : pairs) EXPECT_LE(pair.b - pair.a, 20u);
}

TEST(FindCandidatesTest, WeakPartnersAreNotKept) {
  SparseVectors::Builder builder(3);
  builder.Add(0, {{0, kFixedOne}, {1, kFixedOne}});
  builder.Add(1, {{0, kFixedOne}, {2, kFixedOne}});
  builder.Add(2, {{2, kFixedOne}, {3, 30 * kFixedOne}});
  const SparseVectors vectors = std::move(builder).Build();
  const std::vector<CandidatePair> pairs =
      Find(vectors, NoTimes(3), CandidateOptions());
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_TRUE(pairs[0] == (CandidatePair{0, 1}));
}

TEST(FindCandidatesTest, ThreadsDoNotShow) {
  const SparseVectors vectors = RandomVectors(1500, 4);
  CandidateOptions options;
  options.postings = 60;
  const auto one = Find(vectors, NoTimes(1500), options);
  options.threads = 4;
  EXPECT_TRUE(Find(vectors, NoTimes(1500), options) == one);
  EXPECT_TRUE(
      std::is_sorted(one.begin(), one.end(),
                     [](const CandidatePair& x, const CandidatePair& y) {
                       return Pair(x.a, x.b) < Pair(y.a, y.b);
                     }));
}

TEST(FindCandidatesTest, EmptyDocumentsMeetNobody) {
  SparseVectors::Builder builder(2);
  builder.Add(0, {});
  builder.Add(1, {});
  EXPECT_TRUE(Find(std::move(builder).Build(), NoTimes(2), {}).empty());
  EXPECT_TRUE(Find(SparseVectors(), {}, {}).empty());
}

}  // namespace
}  // namespace samestory
