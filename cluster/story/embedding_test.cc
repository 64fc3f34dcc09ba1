#include "cluster/story/embedding.h"

#include <cmath>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(EmbeddingTest, LengthsDoNotMatter) {
  EXPECT_THAT(UnitEmbedding({.6, .8}), ElementsAre(19660, 26214));
  EXPECT_EQ(UnitEmbedding({-3, 4}), UnitEmbedding({-.03, .04}));
}

TEST(EmbeddingTest, WhatHasNoDirectionIsEmpty) {
  EXPECT_THAT(UnitEmbedding({0, 0}), IsEmpty());
  EXPECT_THAT(UnitEmbedding({1, NAN}), IsEmpty());
  EXPECT_THAT(UnitEmbedding({1, INFINITY}), IsEmpty());
}

TEST(EmbeddingTest, CosinesAreRightToAThousandth) {
  struct Case {
    std::vector<double> a;
    std::vector<double> b;
    double cosine;
  };
  const Case kCases[] = {{{1, 2, 3}, {1, 2, 3}, 1},
                         {{1, 2, 3}, {-1, -2, -3}, -1},
                         {{1, 0}, {0, 1}, 0},
                         {{1, 0}, {1, 1}, std::sqrt(.5)}};
  for (const Case& c : kCases) {
    const Fixed cosine =
        EmbeddingCosine(UnitEmbedding(c.a), UnitEmbedding(c.b));
    EXPECT_NEAR(DoubleFromFixed(cosine), c.cosine, .001);
  }
}

}  // namespace
}  // namespace samestory
