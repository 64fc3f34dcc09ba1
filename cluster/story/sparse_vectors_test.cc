#include "cluster/story/sparse_vectors.h"

#include <cmath>
#include <map>
#include <random>

#include "gtest/gtest.h"

namespace samestory {
namespace {

std::vector<TermWeight> RandomTerms(std::mt19937* random, int count) {
  std::map<uint32_t, uint32_t> terms;
  for (int i = 0; i < count; ++i) {
    terms[(*random)() % 300] = (*random)() % (12 * kFixedOne);
  }
  std::vector<TermWeight> result;
  for (const auto& term : terms) result.push_back({term.first, term.second});
  return result;
}

double PlainCosine(const std::vector<TermWeight>& a,
                   const std::vector<TermWeight>& b) {
  double dot = 0, square_a = 0, square_b = 0;
  for (const TermWeight& x : a) {
    square_a += double(x.weight) * x.weight;
    for (const TermWeight& y : b) {
      if (x.term == y.term) dot += double(x.weight) * y.weight;
    }
  }
  for (const TermWeight& y : b) square_b += double(y.weight) * y.weight;
  return dot / std::sqrt(square_a * square_b);
}

TEST(SparseVectorsTest, TheExampleOfTheHeader) {
  SparseVectors::Builder builder(2);
  builder.Add(0, {{3, 4 * kFixedOne}, {7, 3 * kFixedOne}});
  builder.Add(1, {{7, kFixedOne}});
  const SparseVectors vectors = std::move(builder).Build();
  EXPECT_EQ(vectors.size(), 2u);
  EXPECT_NEAR(vectors.Cosine(0, 1), .6 * kFixedOne, 1);
  EXPECT_NEAR(vectors.Cosine(0, 0), kFixedOne, 2);
}

TEST(SparseVectorsTest, CosinesAreRightToAThousandth) {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    const auto a = RandomTerms(&random, 1 + round);
    const auto b = RandomTerms(&random, 200 - round);
    SparseVectors::Builder builder(2);
    builder.Add(0, a);
    builder.Add(1, b);
    const SparseVectors vectors = std::move(builder).Build();
    ASSERT_NEAR(DoubleFromFixed(vectors.Cosine(0, 1)), PlainCosine(a, b), .001);
    ASSERT_EQ(vectors.Cosine(0, 1), vectors.Cosine(1, 0));
  }
}

TEST(SparseVectorsTest, AVectorWithoutWeightIsEmpty) {
  SparseVectors::Builder builder(3);
  builder.Add(0, {{3, 0}});
  builder.Add(1, {});
  builder.Add(2, {{3, kFixedOne}});
  const SparseVectors vectors = std::move(builder).Build();
  EXPECT_TRUE(vectors.empty(0));
  EXPECT_TRUE(vectors.empty(1));
  EXPECT_FALSE(vectors.empty(2));
  EXPECT_EQ(vectors.Cosine(0, 2), 0);
}

TEST(SparseVectorsTest, UnscaledWeightsKeepTheirProduct) {
  SparseVectors::Builder builder(3);
  builder.AddUnscaled(0, {{3, kFixedOne}, {7, kFixedOne + 5000}}, false);
  builder.AddUnscaled(1, {{7, kFixedOne}}, false);
  builder.AddUnscaled(2, {}, true);
  const SparseVectors vectors = std::move(builder).Build();
  EXPECT_NEAR(UnscaledProduct(vectors.of(0), vectors.of(1)), kFixedOne + 5000,
              4);
  EXPECT_FALSE(vectors.empty(2));
}

}  // namespace
}  // namespace samestory
