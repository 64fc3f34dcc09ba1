#include "base/parallel.h"

#include <algorithm>
#include <thread>

#include "tbb/blocked_range.h"
#include "tbb/global_control.h"
#include "tbb/parallel_for.h"
#include "tbb/task_arena.h"

namespace samestory {

int DefaultThreads() {
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void ParallelFor(size_t count, int threads,
                 absl::FunctionRef<void(size_t begin, size_t end)> body) {
  if (count == 0) return;
  if (threads <= 1) return body(0, count);
  // Else oneTBB stops at the number of cores, and prints that it did.
  tbb::global_control control(tbb::global_control::max_allowed_parallelism,
                              static_cast<size_t>(threads));
  tbb::task_arena arena(threads);
  arena.execute([&] {
    tbb::parallel_for(tbb::blocked_range<size_t>(0, count),
                      [&](const tbb::blocked_range<size_t>& range) {
                        body(range.begin(), range.end());
                      });
  });
}

}  // namespace samestory
