#include "base/thread_team.h"

#include <atomic>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "tbb/blocked_range.h"
#include "tbb/parallel_for.h"
#include "tbb/task_arena.h"

namespace samestory {
namespace {

TEST(RunInTeamTest, ATeamHasAsManyThreadsAsItWasAskedFor) {
  for (const int threads : {1, 2, 3, 8}) {
    int size = 0;
    RunInTeam(threads, [&] { size = tbb::this_task_arena::max_concurrency(); });
    EXPECT_EQ(size, threads);
  }
}

TEST(RunInTeamTest, NoMoreThanAThousandThreads) {
  int size = 0;
  RunInTeam(1 << 30, [&] { size = tbb::this_task_arena::max_concurrency(); });
  EXPECT_EQ(size, 1024);
}

TEST(RunInTeamTest, CallersOfSeveralThreadsShareATeam) {
  std::atomic<int> runs(0);
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 8; ++caller) {
    callers.emplace_back([&] {
      for (int i = 0; i < 100; ++i) {
        RunInTeam(2, [&] { tbb::parallel_for(0, 10, [&](int) { ++runs; }); });
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(runs, 8 * 100 * 10);
}

// The outer loop's body is not begun again by a thread that is in it already.
TEST(RunInTeamTest, WhoWaitsForAnInnerLoopHelpsWithNoOther) {
  static thread_local int depth = 0;
  std::atomic<int> deepest(0);
  RunInTeam(4, [&] {
    tbb::parallel_for(0, 200, [&](int) {
      if (++depth > 1) deepest = depth;
      RunInTeam(4, [&] {
        tbb::parallel_for(0, 50, [](int) { std::this_thread::yield(); });
      });
      --depth;
    });
  });
  EXPECT_EQ(deepest, 0);
}

}  // namespace
}  // namespace samestory
