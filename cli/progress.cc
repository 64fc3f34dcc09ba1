#include "cli/progress.h"

#include <algorithm>
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "cli/numbers.h"

namespace samestory {
namespace {

constexpr int kBarWidth = 24;
constexpr absl::Duration kSilentAtFirst = absl::Milliseconds(500);
constexpr absl::Duration kBetweenDrawings = absl::Milliseconds(100);

// Shorter measurements make wild rates and estimates.
constexpr absl::Duration kShortestMeasured = absl::Milliseconds(200);

// ECMA-48: back to the first column, and erase to the end of the line.
constexpr char kWipeLine[] = "\r\033[K";

std::string Bar(double done, bool color) {
  const int filled = static_cast<int>(done * kBarWidth);
  const std::string part(filled, '#');
  return absl::StrCat("[", color ? "\033[32m" : "", part,
                      color ? "\033[0m" : "",
                      std::string(kBarWidth - filled, '-'), "]");
}

// What stands behind the bar, each part led by two spaces.
std::string Figures(const ProgressView& view) {
  std::string figures;
  const double seconds = absl::ToDoubleSeconds(view.elapsed);
  const bool is_measured = view.elapsed >= kShortestMeasured;
  if (view.count > 0) {
    absl::StrAppend(&figures, "  ", Count(view.count, "article", "articles"));
    if (is_measured) {
      absl::StrAppend(&figures, "  ",
                      GroupDigits(static_cast<uint64_t>(view.count / seconds)),
                      "/s");
    }
  }
  if (view.done > 0 && is_measured) {
    absl::StrAppend(&figures, "  ETA ",
                    Clock(view.elapsed * ((1 - view.done) / view.done)));
  }
  return figures;
}

}  // namespace

std::string FormatProgress(const ProgressView& view, int columns, bool color) {
  const std::string stage = absl::StrFormat("%-12s", view.stage);
  const std::string figures = Figures(view);
  if (view.done < 0) return absl::StrCat(stage, figures).substr(0, columns);
  const double done = std::min(view.done, 1.0);
  const std::string percent =
      absl::StrFormat("  %3d%%", static_cast<int>(done * 100));
  const size_t bar_and_ends = kBarWidth + 2;
  const size_t width =
      stage.size() + bar_and_ends + percent.size() + figures.size();
  const std::string bar =
      width <= static_cast<size_t>(columns) ? Bar(done, color) : "";
  if (!bar.empty()) return absl::StrCat(stage, bar, percent, figures);
  return absl::StrCat(stage, percent, figures).substr(0, columns);
}

ProgressBar::ProgressBar(bool is_shown, int columns, bool color)
    : is_shown_(is_shown),
      columns_(columns - 1),  // a full line would wrap
      color_(color),
      run_began_(absl::Now()) {}

void ProgressBar::Show(absl::string_view stage, double done, uint64_t count) {
  if (!is_shown_) return;
  const absl::Time now = absl::Now();
  const bool is_new_stage = stage != stage_;
  if (is_new_stage) {
    stage_ = std::string(stage);
    stage_began_ = now;
  }
  if (now - run_began_ < kSilentAtFirst) return;
  if (!is_new_stage && now - drawn_ < kBetweenDrawings) return;
  const ProgressView view = {stage_, done, count, now - stage_began_};
  const std::string line = FormatProgress(view, columns_, color_);
  std::fprintf(stderr, "%s%s", kWipeLine, line.c_str());
  std::fflush(stderr);
  is_on_screen_ = true;
  drawn_ = now;
}

void ProgressBar::Wipe() {
  if (!is_on_screen_) return;
  std::fputs(kWipeLine, stderr);
  std::fflush(stderr);
  is_on_screen_ = false;
  drawn_ = absl::InfinitePast();  // what was wiped may come back at once
}

}  // namespace samestory
