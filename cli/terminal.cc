#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "absl/strings/string_view.h"

namespace samestory {
namespace {

absl::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? absl::string_view() : value;
}

// Narrower than this, a line would hold no bar; pipes report 0.
constexpr int kFewestColumns = 40;
constexpr int kUsualColumns = 80;

int Columns() {
  winsize size = {};
  const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0;
  return known && size.ws_col >= kFewestColumns ? size.ws_col : kUsualColumns;
}

}  // namespace

Terminal LookAtTerminal() {
  Terminal terminal;
  terminal.stdin_is_terminal = isatty(STDIN_FILENO) == 1;
  terminal.stdout_is_terminal = isatty(STDOUT_FILENO) == 1;
  terminal.stderr_is_terminal = isatty(STDERR_FILENO) == 1;
  terminal.no_color = !Environment("NO_COLOR").empty();
  terminal.is_dumb = Environment("TERM") == "dumb";
  terminal.columns = Columns();
  return terminal;
}

bool WantsColor(When when, bool is_terminal, const Terminal& terminal) {
  if (when != When::kAuto) return when == When::kAlways;
  return is_terminal && !terminal.no_color && !terminal.is_dumb;
}

bool WantsProgress(When when, const Terminal& terminal) {
  if (when != When::kAuto) return when == When::kAlways;
  return terminal.stderr_is_terminal && !terminal.is_dumb;
}

}  // namespace samestory
