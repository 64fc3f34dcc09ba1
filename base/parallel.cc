#include "base/parallel.h"

#include <algorithm>
#include <thread>

#include "base/thread_team.h"
#include "tbb/blocked_range.h"
#include "tbb/parallel_for.h"

namespace samestory {

int DefaultThreads() {
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void ParallelFor(size_t count, int threads,
                 absl::FunctionRef<void(size_t begin, size_t end)> body) {
  if (count == 0) return;
  if (threads <= 1) return body(0, count);
  RunInTeam(threads, [&] {
    tbb::parallel_for(tbb::blocked_range<size_t>(0, count),
                      [&](const tbb::blocked_range<size_t>& range) {
                        body(range.begin(), range.end());
                      });
  });
}

}  // namespace samestory
