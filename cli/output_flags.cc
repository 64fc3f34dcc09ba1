#include "cli/output_flags.h"

#include "cli/command_line.h"

namespace samestory {
namespace {

constexpr char kGroup[] = "Output";

}  // namespace

void AddOutputFlags(CLI::App& app, const std::vector<std::string>& formats,
                    OutputFlags& flags) {
  AddChoice(app, "--format", flags.format, formats,
            "The form of what is written (text).")
      ->group(kGroup);
  AddOutputPath(app, flags);
}

void AddOutputPath(CLI::App& app, OutputFlags& flags) {
  AddText(app, "-o,--output", flags.path, "FILE",
          "Write there instead of to stdout; the file appears when it is "
          "whole, or not at all.")
      ->group(kGroup);
}

}  // namespace samestory
