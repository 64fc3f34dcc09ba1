#include "cluster/story/term_lists.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TermListsTest, GivesBackWhatWasAppended) {
  TermLists lists(600);
  for (uint32_t i = 0; i < 600; ++i) {
    lists.Append(i, {{i, 1}, {i + 7, i + 1}});
  }
  EXPECT_EQ(lists.size(), 600u);
  EXPECT_EQ(lists.blocks(), 3u);
  for (uint32_t i = 0; i < 600; ++i) {
    ASSERT_THAT(lists.of(i).terms, ElementsAre(i, i + 7));
    ASSERT_THAT(lists.of(i).values, ElementsAre(1, i + 1));
  }
}

TEST(TermListsTest, BlocksMayBeFilledInAnyOrder) {
  TermLists lists(257);
  lists.Append(256, {{9, 1}});
  for (uint32_t i = 0; i < 256; ++i) lists.Append(i, {});
  EXPECT_THAT(lists.of(256).terms, ElementsAre(9));
  EXPECT_THAT(lists.of(255).terms, IsEmpty());
}

TEST(TermListsTest, VeryLargeCountsAreTheLargestThatFits) {
  TermLists lists(1);
  lists.Append(0, {{1, 65535}, {2, 65536}, {3, 1000000}});
  EXPECT_THAT(lists.of(0).values, ElementsAre(65535, 65535, 65535));
}

}  // namespace
}  // namespace samestory
