#include "base/thread_team.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "tbb/global_control.h"
#include "tbb/task_arena.h"

namespace samestory {
namespace {

constexpr int kMostThreads = 1024;

// The teams of this process by their size. Never destroyed: threads may run
// until its end.
class Teams {
 public:
  static Teams& Get() {
    static Teams* const teams = new Teams;
    return *teams;
  }

  tbb::task_arena& Of(int threads) {
    absl::MutexLock lock(&mutex_);
    return arenas_.try_emplace(threads, threads).first->second;
  }

 private:
  // Else oneTBB stops at the number of cores, and prints that it did.
  const tbb::global_control control_{
      tbb::global_control::max_allowed_parallelism, size_t{kMostThreads}};
  absl::Mutex mutex_;
  std::map<int, tbb::task_arena> arenas_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace

void RunInTeam(int threads, absl::FunctionRef<void()> work) {
  Teams::Get().Of(std::clamp(threads, 1, kMostThreads)).execute([&] {
    tbb::this_task_arena::isolate([&] { work(); });
  });
}

}  // namespace samestory
