// Numbers in the files of tables that are shipped with the program: of four
// bytes, the lowest first, and varints, seven bits a byte, the lowest first.
//
//   AppendVarint(300, &file);               // two bytes
//   if (!ReadVarint(&rest, &number)) ...    // and `rest` is past them

#ifndef SAMESTORY_CLUSTER_STORY_TABLE_BYTES_H_
#define SAMESTORY_CLUSTER_STORY_TABLE_BYTES_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

void AppendFixed32(uint32_t value, std::string* file);
void AppendVarint(uint32_t value, std::string* file);

// Read a number from the front of `bytes` and drop it; false if it does not end
// or does not fit, and nothing is dropped.
bool ReadFixed32(absl::string_view* bytes, uint32_t* value);
bool ReadVarint(absl::string_view* bytes, uint32_t* value);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TABLE_BYTES_H_
