#include "base/status_macros.h"

#include <memory>
#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

absl::StatusOr<std::unique_ptr<int>> HalfOf(int n) {
  if (n % 2 != 0) return absl::InvalidArgumentError("odd");
  return std::make_unique<int>(n / 2);
}

absl::StatusOr<int> QuarterOf(int n) {
  SAMESTORY_ASSIGN_OR_RETURN(std::unique_ptr<int> half, HalfOf(n));
  SAMESTORY_ASSIGN_OR_RETURN(half, HalfOf(*half));
  return *half;
}

absl::Status CheckQuarter(int n, int* reached_end) {
  SAMESTORY_RETURN_IF_ERROR(QuarterOf(n).status());
  ++*reached_end;
  return absl::OkStatus();
}

TEST(StatusMacrosTest, ValuesMoveOutAndExistingVariablesAreAssigned) {
  EXPECT_EQ(*QuarterOf(12), 3);
}

TEST(StatusMacrosTest, TheFirstFailureIsReturned) {
  EXPECT_EQ(QuarterOf(7).status().message(), "odd");
  EXPECT_EQ(QuarterOf(6).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(StatusMacrosTest, NothingAfterAFailureRuns) {
  int reached_end = 0;
  EXPECT_FALSE(CheckQuarter(2, &reached_end).ok());
  EXPECT_EQ(reached_end, 0);
  EXPECT_TRUE(CheckQuarter(4, &reached_end).ok());
  EXPECT_EQ(reached_end, 1);
}

}  // namespace
}  // namespace samestory
