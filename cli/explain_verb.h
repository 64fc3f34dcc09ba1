// `explain`: why two articles are (not) copies and (not) one story.

#ifndef SAMESTORY_CLI_EXPLAIN_VERB_H_
#define SAMESTORY_CLI_EXPLAIN_VERB_H_

#include "cli/verb.h"

namespace samestory {

VerbEntry ExplainVerb();

}  // namespace samestory

#endif  // SAMESTORY_CLI_EXPLAIN_VERB_H_
