// `dedup`: the input records that are kept, byte for byte.

#ifndef SAMESTORY_CLI_DEDUP_VERB_H_
#define SAMESTORY_CLI_DEDUP_VERB_H_

#include "cli/verb.h"

namespace samestory {

VerbEntry DedupVerb();

}  // namespace samestory

#endif  // SAMESTORY_CLI_DEDUP_VERB_H_
