#include "io/read/skip.h"

#include <set>
#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(SkipTest, TheCauseTravelsWithTheStatus) {
  const absl::Status status = Skipped(SkipCause::kNotCsv, "an open quote");
  EXPECT_EQ(CauseOf(status), SkipCause::kNotCsv);
  const absl::Status placed = WithPlace("a.csv:3", status);
  EXPECT_EQ(placed.message(), "a.csv:3: an open quote");
  EXPECT_EQ(CauseOf(placed), SkipCause::kNotCsv);
}

TEST(SkipTest, AStatusWithoutACauseIsUnreadable) {
  EXPECT_EQ(CauseOf(absl::InternalError("x")), SkipCause::kUnreadable);
}

TEST(SkipTest, EveryCauseHasANameOfItsOwn) {
  std::set<std::string> names;
  const int last = static_cast<int>(SkipCause::kEmptyFile);
  for (int cause = 0; cause <= last; ++cause) {
    names.emplace(SkipCauseName(static_cast<SkipCause>(cause)));
  }
  EXPECT_EQ(names.size(), last + 1u);
}

}  // namespace
}  // namespace samestory
