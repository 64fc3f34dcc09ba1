// The threads of this process that work side by side.
//
//   RunInTeam(threads, [&] { tbb::parallel_sort(begin, end); });
//
// Teams are made when first asked for and kept: to make one and to part with it
// takes a third of a millisecond, and a thread that has not noticed that its
// team is gone is missing in the next one. Thousands of short loops would so
// take longer on two threads than on one.
//
// Calls nest. A thread that waits for the end of a loop helps with this loop
// alone, so that what it holds meanwhile is not met by another part of an outer
// one. Callers of several threads share a team: where it is full, a thread of
// the team may do a caller's work while the caller waits. So a caller must hold
// no lock that the work of another wants, nor nest teams of different sizes.
// Thread-safe.

#ifndef SAMESTORY_BASE_THREAD_TEAM_H_
#define SAMESTORY_BASE_THREAD_TEAM_H_

#include "absl/functional/function_ref.h"

namespace samestory {

// Runs `work`; what it starts with oneTBB is done by the caller and up to
// `threads` - 1 others (1 to 1,024 threads in all; more are taken as so many).
void RunInTeam(int threads, absl::FunctionRef<void()> work);

}  // namespace samestory

#endif  // SAMESTORY_BASE_THREAD_TEAM_H_
