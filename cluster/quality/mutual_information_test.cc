#include "cluster/quality/mutual_information.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(MutualInformationTest, EqualHalvesHoldOneBit) {
  EXPECT_NEAR(Entropy({4, 4}, 8), std::log(2), 1e-12);
  const Contingency table = MakeContingency({0, 0, 1, 1}, {5, 5, 3, 3});
  EXPECT_NEAR(MutualInformation(table), std::log(2), 1e-12);
}

TEST(MutualInformationTest, OneClusterTellsNothing) {
  EXPECT_EQ(Entropy({6}, 6), 0);
  const Contingency table = MakeContingency({0, 1, 0, 2}, {1, 1, 1, 1});
  EXPECT_NEAR(MutualInformation(table), 0, 1e-12);
  EXPECT_NEAR(ExpectedMutualInformation(table), 0, 1e-12);
}

// The definition itself: the mean over every way to deal out the labels.
TEST(MutualInformationTest, ExpectationIsTheMeanOverAllPermutations) {
  const std::vector<uint32_t> gold = {0, 0, 0, 1, 1, 2, 3, 3};
  std::vector<uint32_t> predicted = {0, 0, 0, 0, 1, 1, 2, 3};
  const double expected =
      ExpectedMutualInformation(MakeContingency(gold, predicted));
  double sum = 0;
  int permutations = 0;
  do {
    sum += MutualInformation(MakeContingency(gold, predicted));
    ++permutations;
  } while (std::next_permutation(predicted.begin(), predicted.end()));
  EXPECT_NEAR(expected, sum / permutations, 1e-12);
}

// Values of scikit-learn 1.9.1's expected_mutual_information.
TEST(MutualInformationTest, ExpectationMatchesScikitLearn) {
  const Contingency small =
      MakeContingency({1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 4, 4},
                      {1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5});
  EXPECT_NEAR(ExpectedMutualInformation(small), 0.5713407621585634, 1e-12);
  const Contingency singletons =
      MakeContingency({1, 1, 1, 2, 2, 3}, {1, 2, 3, 4, 5, 6});
  EXPECT_NEAR(ExpectedMutualInformation(singletons), 1.0114042647073513, 1e-12);
}

}  // namespace
}  // namespace samestory
