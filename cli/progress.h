// The progress bar on stderr: one line that is redrawn, ten times a second at
// most, and wiped before anything else is written there.
//
//   read        [#########---------------]   38%  12,345 articles  ETA 0:03
//   sketch      [#################-------]   74%  ETA 0:01
//
// ETA is the time left in this stage. Without a known end there
// is no bar, only the count. Nothing is drawn in the first half second, so a
// short run stays silent.

#ifndef SAMESTORY_CLI_PROGRESS_H_
#define SAMESTORY_CLI_PROGRESS_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace samestory {

// What one line shows.
struct ProgressView {
  std::string stage;
  double done = -1;    // 0..1; below 0: not known
  uint64_t count = 0;  // articles so far; 0: not shown
  absl::Duration elapsed;
};

// The line, without a line end, no wider than `columns`.
std::string FormatProgress(const ProgressView& view, int columns, bool color);

class ProgressBar {
 public:
  // `is_shown` false makes every call do nothing.
  ProgressBar(bool is_shown, int columns, bool color);
  ~ProgressBar() { Wipe(); }

  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  // A stage of another name begins a new line of figures.
  void Show(absl::string_view stage, double done, uint64_t count);

  // Clears the line, so that a message can take its place.
  void Wipe();

 private:
  const bool is_shown_;
  const int columns_;
  const bool color_;
  bool is_on_screen_ = false;
  std::string stage_;
  absl::Time run_began_;
  absl::Time stage_began_;
  absl::Time drawn_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLI_PROGRESS_H_
