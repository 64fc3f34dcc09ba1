// What a reader is willing to hold or to unpack, on the command line.
//
//   AddLimitFlags(app, flags.options.limits);  // --max-record=256M ...
//   ParseSize("64M")                           // 67,108,864
//
// The limits themselves: io/read/limits.h. A message about one names its flag.

#ifndef SAMESTORY_CLI_LIMIT_FLAGS_H_
#define SAMESTORY_CLI_LIMIT_FLAGS_H_

#include <cstdint>

#include "CLI/CLI.hpp"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "io/read/limits.h"

namespace samestory {

// --max-record --max-depth --max-columns --max-expansion --max-unpacked
// --max-window
void AddLimitFlags(CLI::App& app, ReadLimits& limits);

// InvalidArgument, in the words of the command line.
absl::Status ValidateLimitFlags(const ReadLimits& limits);

// "4096", "64K", "64M", "2G", "1T": bytes, by powers of 1,024.
absl::StatusOr<uint64_t> ParseSize(absl::string_view text);

}  // namespace samestory

#endif  // SAMESTORY_CLI_LIMIT_FLAGS_H_
