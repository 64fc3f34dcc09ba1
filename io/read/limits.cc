#include "io/read/limits.h"

#include "absl/strings/str_cat.h"

namespace samestory {
namespace {

absl::Status CheckRange(const char* field, uint64_t value, uint64_t low,
                        uint64_t high) {
  if (value >= low && value <= high) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(
      "ReadLimits.", field, ": wants ", low, "..", high, ", got ", value));
}

}  // namespace

absl::Status ReadLimits::Validate() const {
  // simdjson and its 32-bit offsets read records below 4 GiB.
  absl::Status status = CheckRange("record_bytes", record_bytes, 1, 0xf0000000);
  status.Update(CheckRange("columns", columns, 1, 1 << 20));
  status.Update(CheckRange("depth", depth, 1, 1 << 16));
  status.Update(CheckRange("expansion", expansion, 1, uint64_t{1} << 40));
  status.Update(
      CheckRange("unpacked_bytes", unpacked_bytes, 1, uint64_t{1} << 60));
  status.Update(CheckRange("zstd_window_log", zstd_window_log, 10, 31));
  return status;
}

}  // namespace samestory
