#include "cli/terminal.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

Terminal Interactive() {
  Terminal terminal;
  terminal.stdout_is_terminal = terminal.stderr_is_terminal = true;
  return terminal;
}

TEST(TerminalTest, AutoColoursTerminalsOnly) {
  EXPECT_TRUE(WantsColor(When::kAuto, true, Interactive()));
  EXPECT_FALSE(WantsColor(When::kAuto, false, Interactive()));
}

TEST(TerminalTest, NoColorAndDumbTurnAutoOff) {
  Terminal no_color = Interactive();
  no_color.no_color = true;
  EXPECT_FALSE(WantsColor(When::kAuto, true, no_color));
  EXPECT_TRUE(WantsProgress(When::kAuto, no_color));  // drawn without colour
  Terminal dumb = Interactive();
  dumb.is_dumb = true;
  EXPECT_FALSE(WantsColor(When::kAuto, true, dumb));
  EXPECT_FALSE(WantsProgress(When::kAuto, dumb));
}

TEST(TerminalTest, OrdersAreObeyed) {
  Terminal pipe;
  pipe.no_color = pipe.is_dumb = true;
  EXPECT_TRUE(WantsColor(When::kAlways, false, pipe));
  EXPECT_TRUE(WantsProgress(When::kAlways, pipe));
  EXPECT_FALSE(WantsColor(When::kNever, true, Interactive()));
  EXPECT_FALSE(WantsProgress(When::kNever, Interactive()));
}

TEST(TerminalTest, ProgressNeedsATerminalOnStderr) {
  Terminal redirected = Interactive();
  redirected.stderr_is_terminal = false;
  EXPECT_FALSE(WantsProgress(When::kAuto, redirected));
}

}  // namespace
}  // namespace samestory
