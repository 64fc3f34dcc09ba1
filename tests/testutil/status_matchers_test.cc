#include "tests/testutil/status_matchers.h"

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StringMatchResultListener;

TEST(StatusMatchersTest, OkIsToldFromFailure) {
  EXPECT_OK(absl::OkStatus());
  EXPECT_OK(absl::StatusOr<int>(3));
  EXPECT_THAT(absl::NotFoundError("no x"), Not(IsOk()));
  EXPECT_THAT(absl::StatusOr<int>(absl::NotFoundError("no x")), Not(IsOk()));
}

TEST(StatusMatchersTest, TheValueIsLookedAtOnlyWhenThereIsOne) {
  const absl::StatusOr<std::string> word("gaza");
  EXPECT_THAT(word, IsOkAndHolds("gaza"));
  EXPECT_THAT(word, IsOkAndHolds(HasSubstr("az")));
  EXPECT_THAT(word, Not(IsOkAndHolds("oslo")));
  EXPECT_THAT(absl::StatusOr<std::string>(absl::UnknownError("")),
              Not(IsOkAndHolds(HasSubstr(""))));
}

TEST(StatusMatchersTest, CodeAndMessageMustBothFit) {
  const absl::Status status = absl::NotFoundError("a.json:3: no text");
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(status,
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("a.json:3")));
  EXPECT_THAT(status, Not(StatusIs(absl::StatusCode::kUnknown)));
  EXPECT_THAT(status,
              Not(StatusIs(absl::StatusCode::kNotFound, HasSubstr("b.json"))));
  EXPECT_THAT(absl::StatusOr<int>(status),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("no text")));
}

TEST(StatusMatchersTest, AFailureShowsTheMessage) {
  StringMatchResultListener said;
  const testing::Matcher<absl::Status> is_ok = IsOk();
  EXPECT_FALSE(is_ok.MatchAndExplain(absl::NotFoundError("no x"), &said));
  EXPECT_EQ(said.str(), "NOT_FOUND: no x");
}

}  // namespace
}  // namespace samestory
