#include "cli/run_flags.h"

#include "cli/command_line.h"

namespace samestory {

void AddRunFlags(CLI::App& app, RunFlags& flags) {
  const std::string group = "Run";
  app.add_flag("-q,--quiet", flags.quiet,
               "No summary, no progress, no message per skipped record; only "
               "failures.")
      ->group(group);
  app.add_flag("--stats", flags.stats,
               "Seconds and counts of each stage, on stderr.")
      ->group(group);
  AddChoice(app, "--progress", flags.progress, {"auto", "always", "never"},
            "A progress bar on stderr; auto: when that is a terminal.")
      ->group(group);
  AddChoice(app, "--color", flags.color, {"auto", "always", "never"},
            "Colours; auto: on a terminal, unless NO_COLOR is set.")
      ->group(group);
}

When ParseWhen(const std::string& text) {
  if (text == "always") return When::kAlways;
  return text == "never" ? When::kNever : When::kAuto;
}

}  // namespace samestory
