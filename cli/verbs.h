// The table of verbs.

#ifndef SAMESTORY_CLI_VERBS_H_
#define SAMESTORY_CLI_VERBS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "cli/verb.h"

namespace samestory {

// In the order of the general help; the first is the default verb.
const std::vector<VerbEntry>& Verbs();

// The entry of that name, or null.
const VerbEntry* FindVerb(absl::string_view name);

std::vector<std::string> VerbNames();

}  // namespace samestory

#endif  // SAMESTORY_CLI_VERBS_H_
