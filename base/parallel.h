// A parallel loop with a fixed number of threads.
//
//   ParallelFor(articles.size(), threads, [&](size_t begin, size_t end) {
//     for (size_t i = begin; i < end; ++i) sketches[i] = Make(articles[i]);
//   });
//
// The body must write only to places that belong to its own indices; then the
// result does not depend on the number of threads. Runs on oneTBB; one thread
// runs in the caller, without TBB. Returns when every index is done.

#ifndef SAMESTORY_BASE_PARALLEL_H_
#define SAMESTORY_BASE_PARALLEL_H_

#include <cstddef>

#include "absl/functional/function_ref.h"

namespace samestory {

// The number of threads to use when the user names none: one per core.
int DefaultThreads();

// Calls `body(begin, end)` for ranges that cover [0, count) exactly once, on
// at most `threads` threads (at least 1).
void ParallelFor(size_t count, int threads,
                 absl::FunctionRef<void(size_t begin, size_t end)> body);

}  // namespace samestory

#endif  // SAMESTORY_BASE_PARALLEL_H_
