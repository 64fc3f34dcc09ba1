#include "base/conveyor.h"

#include <atomic>
#include <numeric>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

class ConveyorTest : public testing::TestWithParam<int> {};

TEST_P(ConveyorTest, EveryItemIsPutOnceAndInOrder) {
  std::vector<int> slots(5);
  std::vector<int> put;
  int next = 0;
  const absl::Status status = RunConveyor(
      GetParam(), slots.size(),
      [&](size_t slot) -> absl::StatusOr<bool> {
        slots[slot] = next;
        return next++ < 1000;
      },
      [&](size_t slot) { slots[slot] *= 2; },
      [&](size_t slot) {
        put.push_back(slots[slot]);
        return absl::OkStatus();
      });
  EXPECT_TRUE(status.ok());
  ASSERT_EQ(put.size(), 1000u);
  for (int i = 0; i < 1000; ++i) ASSERT_EQ(put[i], 2 * i);
}

TEST_P(ConveyorTest, ASlotIsNotTakenBeforeItWasPut) {
  std::vector<std::atomic<int>> busy(3);
  int next = 0;
  const absl::Status status = RunConveyor(
      GetParam(), busy.size(),
      [&](size_t slot) -> absl::StatusOr<bool> {
        if (next++ == 500) return false;
        EXPECT_EQ(busy[slot]++, 0);
        return true;
      },
      [](size_t) {},
      [&](size_t slot) {
        --busy[slot];
        return absl::OkStatus();
      });
  EXPECT_TRUE(status.ok());
}

TEST_P(ConveyorTest, AFailureToTakeComesAfterWhatWasTaken) {
  int next = 0, put = 0;
  const absl::Status status = RunConveyor(
      GetParam(), 4,
      [&](size_t) -> absl::StatusOr<bool> {
        if (next++ == 20) return absl::DataLossError("torn");
        return true;
      },
      [](size_t) {},
      [&](size_t) {
        ++put;
        return absl::OkStatus();
      });
  EXPECT_EQ(status.message(), "torn");
  EXPECT_EQ(put, 20);
}

TEST_P(ConveyorTest, AFailureToPutEndsTheRun) {
  int put = 0;
  const absl::Status status = RunConveyor(
      GetParam(), 4, [](size_t) -> absl::StatusOr<bool> { return true; },
      [](size_t) {},
      [&](size_t) {
        if (++put == 10) return absl::ResourceExhaustedError("full");
        return absl::OkStatus();
      });
  EXPECT_EQ(status.message(), "full");
  EXPECT_EQ(put, 10);
}

INSTANTIATE_TEST_SUITE_P(Threads, ConveyorTest, testing::Values(1, 2, 8));

}  // namespace
}  // namespace samestory
