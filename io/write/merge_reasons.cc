#include "io/write/merge_reasons.h"

namespace samestory {

absl::string_view MergeReasonName(MergeReason reason) {
  switch (reason) {
    case MergeReason::kCanonical:
      return "canonical";
    case MergeReason::kExact:
      return "exact";
    case MergeReason::kJaccard:
      return "jaccard";
    case MergeReason::kContainment:
      return "containment";
  }
  return "unknown";
}

}  // namespace samestory
