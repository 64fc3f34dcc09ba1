#include "cluster/stage_log.h"

#include "absl/time/clock.h"

namespace samestory {

void StageLog::Begin(absl::string_view stage) {
  stage_ = std::string(stage);
  begun_ = absl::Now();
  Report(0);
}

void StageLog::Report(double done) const {
  if (progress_) progress_(stage_, done);
}

void StageLog::End(uint64_t count, absl::string_view unit) {
  Report(1);
  stages_.push_back({stage_, absl::ToDoubleSeconds(absl::Now() - begun_), count,
                     std::string(unit)});
}

}  // namespace samestory
