// Arguments in, flags and operands out: what CLI11 leaves to its caller.
//
//   CLI::App app("Find the copies.");
//   AddChoice(app, "--format", format, {"text", "json"}, "How to write.");
//   ParseCommandLine(app, {"--fromat=json", "news"});
//     // InvalidArgument: no flag `--fromat`; did you mean `--format`?
//   ParseCommandLine(app, {"news", "--format", "json"})->operands;  // {"news"}
//
// Flags and operands may be mixed; behind `--` all are operands. A flag given
// twice has its last value. Messages say `FLAG: wants ..., got ...`.
// CLI11 throws; nothing above this file sees it.

#ifndef SAMESTORY_CLI_COMMAND_LINE_H_
#define SAMESTORY_CLI_COMMAND_LINE_H_

#include <functional>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace samestory {

struct CommandLine {
  bool wants_help = false;
  std::vector<std::string> operands;
};

// Sets the variables bound to `app`'s flags.
absl::StatusOr<CommandLine> ParseCommandLine(
    CLI::App& app, absl::Span<const std::string> arguments);

// Where a field of a library's options comes from on the command line.
struct FlagOfField {
  absl::string_view field;  // "DedupOptions.jaccard_threshold"
  absl::string_view flag;   // "--threshold"
};

// `status` with the field's name in front of its message replaced by the
// flag's: libraries check their own ranges, users know flags.
absl::Status InFlagWords(const absl::Status& status,
                         absl::Span<const FlagOfField> flags);

// The following bind a flag; the variable's present value is the default.

// `set` takes the value, or says "wants ..., got ..." without the flag's name.
CLI::Option* AddText(CLI::App& app, const std::string& flag,
                     std::function<absl::Status(const std::string&)> set,
                     const std::string& value_name, const std::string& help);

CLI::Option* AddText(CLI::App& app, const std::string& flag, std::string& value,
                     const std::string& value_name, const std::string& help);

CLI::Option* AddReal(CLI::App& app, const std::string& flag, double& value,
                     const std::string& help);

CLI::Option* AddWhole(CLI::App& app, const std::string& flag, int& value,
                      const std::string& help);

// One of a few words.
CLI::Option* AddChoice(CLI::App& app, const std::string& flag,
                       std::string& value,
                       const std::vector<std::string>& choices,
                       const std::string& help);

}  // namespace samestory

#endif  // SAMESTORY_CLI_COMMAND_LINE_H_
