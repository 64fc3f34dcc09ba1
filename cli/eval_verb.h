// `eval`: how well found stories agree with gold ones.

#ifndef SAMESTORY_CLI_EVAL_VERB_H_
#define SAMESTORY_CLI_EVAL_VERB_H_

#include "cli/verb.h"

namespace samestory {

VerbEntry EvalVerb();

}  // namespace samestory

#endif  // SAMESTORY_CLI_EVAL_VERB_H_
