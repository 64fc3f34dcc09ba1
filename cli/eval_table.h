// The answer of `eval`, as a table for a person or as one JSON object.

#ifndef SAMESTORY_CLI_EVAL_TABLE_H_
#define SAMESTORY_CLI_EVAL_TABLE_H_

#include <cstdint>
#include <string>

#include "absl/types/optional.h"
#include "cluster/quality/agreement.h"
#include "cluster/quality/headline_choice.h"

namespace samestory {

struct EvalResult {
  Agreement agreement;
  uint64_t gold_articles = 0;                // in the gold file
  uint64_t predicted_articles = 0;           // that have a predicted story
  absl::optional<HeadlineChoice> headlines;  // if they were asked for
};

std::string EvalTable(const EvalResult& result);

// Ends with a line end.
std::string EvalJson(const EvalResult& result);

}  // namespace samestory

#endif  // SAMESTORY_CLI_EVAL_TABLE_H_
