// The person at the other end: everything a run writes to stderr.
//
//   Console console(flags, LookAtTerminal());
//   console.Warn("news.jsonl:7: not JSON");   // unless --quiet
//   return console.Fail(status);              // says why; exit code 1
//
// Each message is one line behind "samestory: "; the progress bar makes room.
// Belongs to one thread.

#ifndef SAMESTORY_CLI_CONSOLE_H_
#define SAMESTORY_CLI_CONSOLE_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "cli/exit_code.h"
#include "cli/progress.h"
#include "cli/run_flags.h"
#include "cli/terminal.h"

namespace samestory {

class Console {
 public:
  Console(const RunFlags& flags, const Terminal& terminal);

  // Says it unless --quiet.
  void Warn(absl::string_view message);

  // Writes whole lines, such as a summary, unless --quiet.
  void Report(absl::string_view lines);

  // Says it always; gives the code to exit with.
  ExitCode Fail(const absl::Status& status);

  // Writes whole lines as they are, whatever --quiet says: what was asked for.
  void Print(absl::string_view lines);

  void ShowProgress(absl::string_view stage, double done, uint64_t count) {
    progress_.Show(stage, done, count);
  }
  void WipeProgress() { progress_.Wipe(); }

  const RunFlags& flags() const { return flags_; }
  const Terminal& terminal() const { return terminal_; }

 private:
  const RunFlags flags_;
  const Terminal terminal_;
  ProgressBar progress_;
};

// For a wrong command line, before there is a console: says what is wrong and
// where help is. `verb` may be empty.
ExitCode Misuse(const absl::Status& status, absl::string_view verb);

}  // namespace samestory

#endif  // SAMESTORY_CLI_CONSOLE_H_
