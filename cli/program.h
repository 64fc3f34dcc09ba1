// The program as a function: from its arguments to its exit code.
//
//   samestory [VERB] [FLAGS] INPUT...
//
// The verb is the first argument if it names one, else `cluster`.

#ifndef SAMESTORY_CLI_PROGRAM_H_
#define SAMESTORY_CLI_PROGRAM_H_

#include <string>

#include "absl/types/span.h"
#include "cli/exit_code.h"

namespace samestory {

// `arguments` are those behind the program's name.
ExitCode RunProgram(absl::Span<const std::string> arguments);

// The page of `samestory --help`.
std::string GeneralHelp();

}  // namespace samestory

#endif  // SAMESTORY_CLI_PROGRAM_H_
