// What the program can be told to do: one entry per verb, one file per entry.
//
// To add a verb, write its file and add it to the table in verbs.cc; help,
// suggestions and the parsing of flags follow from the entry.

#ifndef SAMESTORY_CLI_VERB_H_
#define SAMESTORY_CLI_VERB_H_

#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/status.h"
#include "cli/console.h"
#include "cli/exit_code.h"

namespace samestory {

// One call of a verb: flags, then operands, then Run(), each once.
class Verb {
 public:
  virtual ~Verb() = default;

  // Binds the verb's flags. Those of run_flags.h come by themselves.
  virtual void AddFlags(CLI::App& app) = 0;

  // Takes what is no flag, and checks the flags. InvalidArgument: the verb was
  // called wrongly.
  virtual absl::Status TakeOperands(std::vector<std::string> operands) = 0;

  virtual ExitCode Run(Console& console) = 0;
};

struct VerbEntry {
  std::string name;
  std::string summary;   // one line of the general help
  std::string purpose;   // opens the verb's own help
  std::string usage;     // what follows the program's name
  std::string examples;  // lines, indented by two
  std::unique_ptr<Verb> (*make)();
};

}  // namespace samestory

#endif  // SAMESTORY_CLI_VERB_H_
