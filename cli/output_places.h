// Where output must not go: onto what is read, or onto other output.
//
//   CheckIsNoInput("--output", "news/all.csv", {"news"})
//     // --output: news/all.csv lies in the input news: it would be read ...
//   IsOnePlace("out", "./out")      // true

#ifndef SAMESTORY_CLI_OUTPUT_PLACES_H_
#define SAMESTORY_CLI_OUTPUT_PLACES_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace samestory {

// InvalidArgument if the file `path`, which `flag` names, is one of `inputs`,
// or would be read with a folder of them, now or by the next run. "-" is
// stdout, which may lead to such a file, and "" no place at all.
absl::Status CheckIsNoInput(absl::string_view flag, const std::string& path,
                            absl::Span<const std::string> inputs);

// Whether two outputs would replace each other or mix. A device such as
// /dev/null takes both.
bool IsOnePlace(const std::string& a, const std::string& b);

}  // namespace samestory

#endif  // SAMESTORY_CLI_OUTPUT_PLACES_H_
