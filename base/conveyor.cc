#include "base/conveyor.h"

#include "base/status_macros.h"
#include "base/thread_team.h"
#include "tbb/parallel_pipeline.h"

namespace samestory {
namespace {

absl::Status RunInCaller(absl::FunctionRef<absl::StatusOr<bool>(size_t)> take,
                         absl::FunctionRef<void(size_t)> work,
                         absl::FunctionRef<absl::Status(size_t)> put) {
  while (true) {
    SAMESTORY_ASSIGN_OR_RETURN(const bool taken, take(0));
    if (!taken) return absl::OkStatus();
    work(0);
    SAMESTORY_RETURN_IF_ERROR(put(0));
  }
}

}  // namespace

absl::Status RunConveyor(int threads, size_t slots,
                         absl::FunctionRef<absl::StatusOr<bool>(size_t)> take,
                         absl::FunctionRef<void(size_t)> work,
                         absl::FunctionRef<absl::Status(size_t)> put) {
  if (threads <= 1) return RunInCaller(take, work, put);
  absl::Status take_status, put_status;
  size_t taken = 0;
  // TBB lets no more than `slots` items travel, and they leave in the order in
  // which they came: so those on their way are in different slots.
  const auto take_next = [&](tbb::flow_control& control) -> size_t {
    absl::StatusOr<bool> more = take_status.ok() && put_status.ok()
                                    ? take(taken % slots)
                                    : absl::StatusOr<bool>(false);
    if (!more.ok()) take_status = more.status();
    if (!more.ok() || !*more) control.stop();
    return taken++ % slots;
  };
  const auto work_on = [&](size_t slot) {
    work(slot);
    return slot;
  };
  const auto put_next = [&](size_t slot) {
    if (put_status.ok()) put_status = put(slot);
  };
  RunInTeam(threads, [&] {
    tbb::parallel_pipeline(
        slots, tbb::make_filter<void, size_t>(tbb::filter_mode::serial_in_order,
                                              take_next) &
                   tbb::make_filter<size_t, size_t>(tbb::filter_mode::parallel,
                                                    work_on) &
                   tbb::make_filter<size_t, void>(
                       tbb::filter_mode::serial_in_order, put_next));
  });
  if (!take_status.ok()) return take_status;
  return put_status;
}

}  // namespace samestory
