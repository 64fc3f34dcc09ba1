// `cluster`: the stories of the inputs, each with its headline.

#ifndef SAMESTORY_CLI_CLUSTER_VERB_H_
#define SAMESTORY_CLI_CLUSTER_VERB_H_

#include "cli/verb.h"

namespace samestory {

VerbEntry ClusterVerb();

}  // namespace samestory

#endif  // SAMESTORY_CLI_CLUSTER_VERB_H_
