// What the streams of this run are connected to, and what follows from it:
// colours, a progress bar.
//
//   const Terminal terminal = LookAtTerminal();
//   WantsColor(When::kAuto, terminal.stdout_is_terminal, terminal);
//
// NO_COLOR (no-color.org: any non-empty value) and TERM=dumb turn `auto` off;
// `always` and `never` are orders.

#ifndef SAMESTORY_CLI_TERMINAL_H_
#define SAMESTORY_CLI_TERMINAL_H_

namespace samestory {

// The values of --color and --progress.
enum class When { kAuto, kAlways, kNever };

struct Terminal {
  bool stdin_is_terminal = false;
  bool stdout_is_terminal = false;
  bool stderr_is_terminal = false;
  bool no_color = false;  // NO_COLOR
  bool is_dumb = false;   // TERM=dumb: no moving about in a line
  int columns = 80;
};

// Asks the system and the environment.
Terminal LookAtTerminal();

// Whether to colour a stream that is, or is not, a terminal.
bool WantsColor(When when, bool is_terminal, const Terminal& terminal);

// Whether to draw a progress bar on stderr.
bool WantsProgress(When when, const Terminal& terminal);

}  // namespace samestory

#endif  // SAMESTORY_CLI_TERMINAL_H_
