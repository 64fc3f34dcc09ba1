#include "cluster/story/table_bytes.h"

#include <cstddef>

namespace samestory {

void AppendFixed32(uint32_t value, std::string* file) {
  for (int shift = 0; shift < 32; shift += 8) {
    file->push_back(static_cast<char>(value >> shift));
  }
}

void AppendVarint(uint32_t value, std::string* file) {
  for (; value >= 0x80; value >>= 7) {
    file->push_back(static_cast<char>(value | 0x80));
  }
  file->push_back(static_cast<char>(value));
}

bool ReadFixed32(absl::string_view* bytes, uint32_t* value) {
  if (bytes->size() < sizeof(*value)) return false;
  *value = 0;
  for (int i = 3; i >= 0; --i) {
    *value = *value << 8 | static_cast<unsigned char>((*bytes)[i]);
  }
  bytes->remove_prefix(sizeof(*value));
  return true;
}

bool ReadVarint(absl::string_view* bytes, uint32_t* value) {
  uint64_t result = 0;
  for (size_t i = 0; i < 5 && i < bytes->size(); ++i) {
    const auto byte = static_cast<unsigned char>((*bytes)[i]);
    result |= uint64_t{byte & 0x7fu} << (7 * i);
    if (byte >= 0x80) continue;
    if (result > UINT32_MAX) return false;
    bytes->remove_prefix(i + 1);
    *value = static_cast<uint32_t>(result);
    return true;
  }
  return false;
}

}  // namespace samestory
