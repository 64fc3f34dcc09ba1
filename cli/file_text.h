// All of a small file that a flag names: labels, a table of weights.
//
//   SAMESTORY_ASSIGN_OR_RETURN(std::string text, ReadFileText("gold.csv.gz"));
//
// "-" is stdin. Unpacked and as UTF-8, as inputs are. Held in memory whole.

#ifndef SAMESTORY_CLI_FILE_TEXT_H_
#define SAMESTORY_CLI_FILE_TEXT_H_

#include <string>

#include "absl/status/statusor.h"

namespace samestory {

// A fault, also that the path is a folder, is named with the path.
absl::StatusOr<std::string> ReadFileText(const std::string& path);

}  // namespace samestory

#endif  // SAMESTORY_CLI_FILE_TEXT_H_
