// How a run ends, as the shell sees it.

#ifndef SAMESTORY_CLI_EXIT_CODE_H_
#define SAMESTORY_CLI_EXIT_CODE_H_

namespace samestory {

enum class ExitCode {
  kFine = 0,
  kFailed = 1,   // nothing readable, no place to write to
  kMisused = 2,  // a flag, verb or value that is none
  kSkipped = 3,  // --strict, and some records were skipped
};

}  // namespace samestory

#endif  // SAMESTORY_CLI_EXIT_CODE_H_
