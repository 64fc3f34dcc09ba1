#include "cluster/story/time_order.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;

std::vector<uint32_t> Documents(const TimeOrder& order) {
  std::vector<uint32_t> documents;
  for (uint32_t i = 0; i < order.size(); ++i) {
    documents.push_back(order.DocumentOf(i));
  }
  return documents;
}

TEST(TimeOrderTest, TheUndatedComeLastAndTiesGoToTheSmaller) {
  const std::vector<DocumentTime> times = {absl::nullopt, 700,           300,
                                           700,           absl::nullopt, -5};
  const TimeOrder order(times);
  EXPECT_THAT(Documents(order), ElementsAre(5, 2, 1, 3, 0, 4));
  EXPECT_TRUE(order.IsDated(3));
  EXPECT_FALSE(order.IsDated(4));
  EXPECT_EQ(order.TimeOf(1), 300);
}

TEST(TimeOrderTest, RankAtIsTheFirstThatIsNotBefore) {
  const TimeOrder order({{}, 10, 20, 20, 30});
  EXPECT_EQ(order.RankAt(5), 0u);
  EXPECT_EQ(order.RankAt(10), 0u);
  EXPECT_EQ(order.RankAt(11), 1u);
  EXPECT_EQ(order.RankAt(20), 1u);
  EXPECT_EQ(order.RankAt(21), 3u);
  EXPECT_EQ(order.RankAt(31), 4u);
}

TEST(TimeOrderTest, ABatchMayBeEmpty) { EXPECT_EQ(TimeOrder({}).size(), 0u); }

}  // namespace
}  // namespace samestory
