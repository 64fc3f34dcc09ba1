#include "bench/quality/stage_clock.h"

#include <cstdint>
#include <fstream>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"

namespace samestory {
namespace {

int64_t PeakMegabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    int64_t kilobytes;
    absl::string_view rest = line;
    if (absl::ConsumePrefix(&rest, "VmHWM:") &&
        absl::ConsumeSuffix(&rest, " kB") &&
        absl::SimpleAtoi(rest, &kilobytes)) {
      return kilobytes / 1024;
    }
  }
  return 0;
}

}  // namespace

void StageClock::Begin(absl::string_view stage) {
  End();
  std::ofstream("/proc/self/clear_refs") << "5";
  if (lines_.empty()) {
    absl::StrAppendFormat(&lines_, "  %-12s %34s peak %6d MB\n", "before", "",
                          PeakMegabytes());
  }
  stage_ = std::string(stage);
  start_ = std::chrono::steady_clock::now();
  cpu_start_ = std::clock();
}

void StageClock::End() {
  if (stage_.empty()) return;
  const std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - start_;
  absl::StrAppendFormat(
      &lines_, "  %-12s %7.2f s  processors %7.2f s  peak %6d MB\n", stage_,
      seconds.count(),
      static_cast<double>(std::clock() - cpu_start_) / CLOCKS_PER_SEC,
      PeakMegabytes());
}

std::string StageClock::Finish() {
  End();
  stage_.clear();
  return std::exchange(lines_, "");
}

}  // namespace samestory
