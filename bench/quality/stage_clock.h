// Time and peak memory of the stages of a run.
//
//   StageClock clock;
//   options.on_stage = [&](absl::string_view stage) { clock.Begin(stage); };
//   ...
//   std::cout << clock.Finish();   // a line per stage, after one of the memory
//                                  // that was taken before the first
//
// Processor time is that of the whole process. The peak is of one stage alone
// where the kernel lets a process reset it (/proc/self/clear_refs), else that
// of the run so far.

#ifndef SAMESTORY_BENCH_QUALITY_STAGE_CLOCK_H_
#define SAMESTORY_BENCH_QUALITY_STAGE_CLOCK_H_

#include <chrono>
#include <ctime>
#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

class StageClock {
 public:
  void Begin(absl::string_view stage);
  std::string Finish();

 private:
  void End();

  std::string lines_;
  std::string stage_;
  std::chrono::steady_clock::time_point start_;
  std::clock_t cpu_start_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_BENCH_QUALITY_STAGE_CLOCK_H_
