// samestory: what belongs to the process as a whole; the rest is program.h.

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/program.h"

int main(int argc, char** argv) {
  // A reader that has seen enough (`| head`) is an error of write() to us, not
  // the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
  // And so is a file that may not grow (ulimit -f).
  std::signal(SIGXFSZ, SIG_IGN);

  // `bazel run` starts programs elsewhere, and says where the user stands.
  const char* user_stands = std::getenv("BUILD_WORKING_DIRECTORY");
  if (user_stands != nullptr && chdir(user_stands) != 0) {
    std::perror(user_stands);
    return static_cast<int>(samestory::ExitCode::kFailed);
  }
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  try {
    return static_cast<int>(samestory::RunProgram(arguments));
  } catch (const std::bad_alloc&) {
    std::fputs("samestory: out of memory\n", stderr);
    return static_cast<int>(samestory::ExitCode::kFailed);
  }
}
