// The flags that say how a run shows itself, for every verb.

#ifndef SAMESTORY_CLI_RUN_FLAGS_H_
#define SAMESTORY_CLI_RUN_FLAGS_H_

#include <string>

#include "CLI/CLI.hpp"
#include "cli/terminal.h"

namespace samestory {

struct RunFlags {
  bool quiet = false;
  bool stats = false;
  std::string progress = "auto";
  std::string color = "auto";
};

// --quiet --stats --progress --color
void AddRunFlags(CLI::App& app, RunFlags& flags);

// "auto", "always", "never".
When ParseWhen(const std::string& text);

}  // namespace samestory

#endif  // SAMESTORY_CLI_RUN_FLAGS_H_
