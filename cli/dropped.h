// What `dedup` leaves out, and why: the lines of --dropped.
//
//   {"id":"b","duplicate_of":"a","jaccard":0.92,"containment":0.95,
//    "containment_of_kept":0.96,"reason":"jaccard"}      (one line each)
//
// `duplicate_of` is always the id of a kept record. Reasons: exact, jaccard,
// containment (merge_reasons.h), and "repeated" for a record that says what
// an earlier record of the same id said.

#ifndef SAMESTORY_CLI_DROPPED_H_
#define SAMESTORY_CLI_DROPPED_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "cluster/copy_finder.h"
#include "io/write/byte_sink.h"

namespace samestory {

// By record, in input order: whether it is kept. Of every group the first
// record of its canonical is.
std::vector<bool> ChooseKept(const CopyFinder& copies);

// Writes a line for each record that is not kept, in input order.
absl::Status WriteDropped(const CopyFinder& copies,
                          const std::vector<bool>& kept, ByteSink write);

}  // namespace samestory

#endif  // SAMESTORY_CLI_DROPPED_H_
