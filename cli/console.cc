#include "cli/console.h"

#include <cstdio>
#include <string>

#include "absl/strings/str_cat.h"
#include "io/write/terminal_text.h"

namespace samestory {
namespace {

void WriteToStderr(absl::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

Console::Console(const RunFlags& flags, const Terminal& terminal)
    : flags_(flags),
      terminal_(terminal),
      progress_(
          !flags.quiet && WantsProgress(ParseWhen(flags.progress), terminal),
          terminal.columns,
          WantsColor(ParseWhen(flags.color), terminal.stderr_is_terminal,
                     terminal)) {}

void Console::Warn(absl::string_view message) {
  Report(absl::StrCat("samestory: ", ForTerminal(message), "\n"));
}

void Console::Report(absl::string_view lines) {
  if (!flags_.quiet) Print(lines);
}

ExitCode Console::Fail(const absl::Status& status) {
  Print(absl::StrCat("samestory: ", ForTerminal(status.message()), "\n"));
  return ExitCode::kFailed;
}

void Console::Print(absl::string_view lines) {
  progress_.Wipe();
  WriteToStderr(lines);
}

ExitCode Misuse(const absl::Status& status, absl::string_view verb) {
  WriteToStderr(absl::StrCat("samestory: ", ForTerminal(status.message()), "\n",
                             "Try `samestory ", verb, verb.empty() ? "" : " ",
                             "--help`.\n"));
  return ExitCode::kMisused;
}

}  // namespace samestory
