// Runs work in three steps that overlap: items are taken one at a time and in
// order, worked on by many threads at once, and put one at a time in the order
// in which they were taken.
//
//   std::vector<Batch> batches(8);
//   RunConveyor(threads, batches.size(),
//               [&](size_t slot) { return ReadInto(&batches[slot]); },
//               [&](size_t slot) { Digest(&batches[slot]); },
//               [&](size_t slot) { return Store(batches[slot]); });
//
// An item is the number of a slot, from 0; no slot is taken again before it was
// put, so memory is bounded by the slots, and what a slot holds can be used
// again. A failure of `take` or `put` ends the run once what was taken before
// is put, and is returned.
//
// Runs on oneTBB; with one thread everything runs in the caller.

#ifndef SAMESTORY_BASE_CONVEYOR_H_
#define SAMESTORY_BASE_CONVEYOR_H_

#include <cstddef>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace samestory {

// `take` says whether there was something to take. `slots` is at least 1.
absl::Status RunConveyor(int threads, size_t slots,
                         absl::FunctionRef<absl::StatusOr<bool>(size_t)> take,
                         absl::FunctionRef<void(size_t)> work,
                         absl::FunctionRef<absl::Status(size_t)> put);

}  // namespace samestory

#endif  // SAMESTORY_BASE_CONVEYOR_H_
