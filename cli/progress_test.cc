#include "cli/progress.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(ProgressTest, ShowsStageBarRateAndTimeLeft) {
  const ProgressView view = {"read", 0.5, 12345, absl::Seconds(3)};
  EXPECT_EQ(FormatProgress(view, 100, false),
            "read        [############------------]   50%"
            "  12,345 articles  4,115/s  ETA 0:03");
}

TEST(ProgressTest, WithoutAKnownEndThereIsNoBar) {
  const ProgressView view = {"read", -1, 500, absl::Seconds(1)};
  EXPECT_EQ(FormatProgress(view, 100, false),
            "read          500 articles  500/s");
}

TEST(ProgressTest, TooEarlyForARate) {
  const ProgressView view = {"sketch", 0.25, 0, absl::Milliseconds(10)};
  EXPECT_EQ(FormatProgress(view, 100, false),
            "sketch      [######------------------]   25%");
}

TEST(ProgressTest, NeverWiderThanTheTerminal) {
  const ProgressView view = {"read", 0.5, 123456789, absl::Hours(20)};
  for (int columns = 20; columns < 120; ++columns) {
    EXPECT_LE(FormatProgress(view, columns, false).size(),
              static_cast<size_t>(columns));
  }
}

TEST(ProgressTest, ColourIsTheOnlyDifferenceItMakes) {
  const ProgressView view = {"sketch", 1.5, 0, absl::ZeroDuration()};
  EXPECT_EQ(FormatProgress(view, 100, true),
            "sketch      [\033[32m########################\033[0m]  100%");
}

TEST(ProgressTest, AHiddenBarWritesNothing) {
  testing::internal::CaptureStderr();
  {
    ProgressBar bar(false, 80, false);
    bar.Show("read", 0.5, 10);
    bar.Wipe();
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(ProgressTest, AShortRunStaysSilent) {
  testing::internal::CaptureStderr();
  {
    ProgressBar bar(true, 80, false);
    for (int i = 0; i < 100; ++i) bar.Show("read", i / 100.0, i);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace samestory
