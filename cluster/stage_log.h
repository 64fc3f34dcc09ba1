// What a run spends its time on, stage by stage, and how far it is.
//
//   StageLog log;
//   log.Begin("sketch");
//   ...
//   log.Report(.5);                 // half done, for a progress bar
//   log.End(1000, "articles");      // closes the stage
//   log.stages()[0].seconds;
//
// Seconds are wall-clock and only ever reported: nothing is decided by them.
// Not thread-safe.

#ifndef SAMESTORY_CLUSTER_STAGE_LOG_H_
#define SAMESTORY_CLUSTER_STAGE_LOG_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace samestory {

struct StageStats {
  std::string stage;
  double seconds;
  uint64_t count;
  std::string unit;  // what is counted, e.g. "articles"
};

// The stage's name, and how much of it is done, 0..1.
using ProgressCallback =
    std::function<void(absl::string_view stage, double done)>;

class StageLog {
 public:
  void set_progress(ProgressCallback progress) {
    progress_ = std::move(progress);
  }

  void Begin(absl::string_view stage);
  void Report(double done) const;
  void End(uint64_t count, absl::string_view unit);

  const std::vector<StageStats>& stages() const { return stages_; }

 private:
  ProgressCallback progress_;
  std::string stage_;
  absl::Time begun_;
  std::vector<StageStats> stages_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STAGE_LOG_H_
