#include "cluster/quality/headline_choice.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(HeadlineChoiceTest, SharesByHand) {
  HeadlineChoice choice;
  choice.Add({.4, .7, .7}, 1, 0);
  choice.Add({.9, .2}, 1, 0);
  EXPECT_EQ(choice.stories(), 2u);
  EXPECT_DOUBLE_EQ(choice.chosen(), .5);
  EXPECT_DOUBLE_EQ(choice.random(), (2. / 3 + .5) / 2);
  EXPECT_DOUBLE_EQ(choice.first(), .5);
}

TEST(HeadlineChoiceTest, WhereAllAreEqualThereIsNoChoice) {
  HeadlineChoice choice;
  choice.Add({}, 0, 0);
  choice.Add({.5}, 0, 0);
  choice.Add({.5, .5}, 1, 0);
  EXPECT_EQ(choice.stories(), 0u);
  EXPECT_EQ(choice.chosen(), 0);
}

}  // namespace
}  // namespace samestory
