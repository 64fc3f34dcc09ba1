// What a test expects of a Status or a StatusOr, in GoogleTest's words.
//
//   EXPECT_OK(options.Validate());
//   ASSERT_OK(builder);                       // a StatusOr will do as well
//   EXPECT_THAT(ChooseBanding(.7, 128), IsOkAndHolds(Field(&Banding::rows,
//   5))); EXPECT_THAT(ChooseBanding(7, 128),
//               StatusIs(absl::StatusCode::kInvalidArgument,
//                        HasSubstr("threshold")));
//
// A failure prints the status, so that its message need not be asked for.
// Debian's Abseil has no such matchers.

#ifndef SAMESTORY_TESTS_TESTUTIL_STATUS_MATCHERS_H_
#define SAMESTORY_TESTS_TESTUTIL_STATUS_MATCHERS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {

inline const absl::Status& StatusOf(const absl::Status& status) {
  return status;
}

template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& result) {
  return result.status();
}

MATCHER(IsOk, negation ? "is not OK" : "is OK") {
  *result_listener << StatusOf(arg);
  return arg.ok();
}

// A StatusOr whose value the matcher (or plain value) accepts.
MATCHER_P(IsOkAndHolds, value_matcher,
          negation ? "fails, or holds another value" : "is OK and holds it") {
  if (!arg.ok()) {
    *result_listener << StatusOf(arg);
    return false;
  }
  return testing::ExplainMatchResult(value_matcher, *arg, result_listener);
}

MATCHER_P(StatusIs, code, "has the code " + absl::StatusCodeToString(code)) {
  *result_listener << StatusOf(arg);
  return StatusOf(arg).code() == code;
}

MATCHER_P2(StatusIs, code, message_matcher,
           "has the code " + absl::StatusCodeToString(code) +
               " and a message that " +
               testing::DescribeMatcher<std::string>(message_matcher)) {
  const absl::Status& status = StatusOf(arg);
  *result_listener << status;
  return status.code() == code &&
         testing::ExplainMatchResult(
             message_matcher, std::string(status.message()), result_listener);
}

}  // namespace samestory

#define EXPECT_OK(expression) EXPECT_THAT(expression, ::samestory::IsOk())
#define ASSERT_OK(expression) ASSERT_THAT(expression, ::samestory::IsOk())

#endif  // SAMESTORY_TESTS_TESTUTIL_STATUS_MATCHERS_H_
