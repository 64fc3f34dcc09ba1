// Where a text stops being JSON, for a message about it.
//
//   JsonFault("{\"a\": NaN}")      // " (at byte 6, got NaN)"
//   JsonFault("{\"a\": [1, 2")     // " (at byte 11, where it ends)"
//
// simdjson, which reads the records, does not say. Some 100 MB/s, for faulty
// records alone. Pure, thread-safe.

#ifndef SAMESTORY_IO_READ_JSON_FAULT_H_
#define SAMESTORY_IO_READ_JSON_FAULT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

// Empty if there is no fault, or none in the first MiB.
std::string JsonFault(absl::string_view json);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_JSON_FAULT_H_
