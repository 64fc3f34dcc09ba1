// The words for MergeReason in what the program writes.

#ifndef SAMESTORY_IO_WRITE_MERGE_REASONS_H_
#define SAMESTORY_IO_WRITE_MERGE_REASONS_H_

#include "absl/strings/string_view.h"
#include "cluster/stories.h"

namespace samestory {

// "exact", "jaccard", "containment"; "canonical" of a canonical itself.
absl::string_view MergeReasonName(MergeReason reason);

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_MERGE_REASONS_H_
