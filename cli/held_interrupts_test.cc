#include "cli/held_interrupts.h"

#include <csignal>

#include "gtest/gtest.h"

namespace samestory {
namespace {

volatile std::sig_atomic_t delivered = 0;

TEST(HeldInterruptsTest, AnInterruptIsDeliveredAtTheEnd) {
  std::signal(SIGINT, [](int) { delivered = delivered + 1; });
  {
    HeldInterrupts held;
    std::raise(SIGINT);
    EXPECT_EQ(delivered, 0);
  }
  EXPECT_EQ(delivered, 1);
  { HeldInterrupts held; }
  EXPECT_EQ(delivered, 1);
  std::signal(SIGINT, SIG_DFL);
}

TEST(HeldInterruptsTest, WithoutAHandlerItEndsTheProgramAfterwards) {
  EXPECT_EXIT(
      {
        HeldInterrupts held;
        std::raise(SIGTERM);
        std::fputs("still here", stderr);
      },
      testing::KilledBySignal(SIGTERM), "still here");
}

}  // namespace
}  // namespace samestory
