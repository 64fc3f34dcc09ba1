#include "cli/numbers.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace samestory {

std::string GroupDigits(uint64_t number) {
  std::string digits = absl::StrCat(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(at, ",");
  }
  return digits;
}

std::string Count(uint64_t number, absl::string_view one,
                  absl::string_view many) {
  return absl::StrCat(GroupDigits(number), " ", number == 1 ? one : many);
}

std::string Clock(absl::Duration duration) {
  const int64_t seconds = absl::ToInt64Seconds(duration);
  if (seconds < 3600) {
    return absl::StrFormat("%d:%02d", seconds / 60, seconds % 60);
  }
  return absl::StrFormat("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                         seconds % 60);
}

}  // namespace samestory
