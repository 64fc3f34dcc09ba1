// Where a verb's data goes, and in which form.

#ifndef SAMESTORY_CLI_OUTPUT_FLAGS_H_
#define SAMESTORY_CLI_OUTPUT_FLAGS_H_

#include <string>
#include <vector>

#include "CLI/CLI.hpp"

namespace samestory {

struct OutputFlags {
  std::string format = "text";
  std::string path = "-";  // "-": stdout
};

// --output; and --format with the forms the verb can write.
void AddOutputFlags(CLI::App& app, const std::vector<std::string>& formats,
                    OutputFlags& flags);

void AddOutputPath(CLI::App& app, OutputFlags& flags);

}  // namespace samestory

#endif  // SAMESTORY_CLI_OUTPUT_FLAGS_H_
