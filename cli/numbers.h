// Numbers as people read them.
//
//   GroupDigits(1234567)                    // "1,234,567"
//   Count(1, "article", "articles")         // "1 article"
//   Clock(absl::Seconds(75))                // "1:15"

#ifndef SAMESTORY_CLI_NUMBERS_H_
#define SAMESTORY_CLI_NUMBERS_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace samestory {

std::string GroupDigits(uint64_t number);

// The number with the word that fits it.
std::string Count(uint64_t number, absl::string_view one,
                  absl::string_view many);

// Minutes and seconds, with hours in front from one hour on.
std::string Clock(absl::Duration duration);

}  // namespace samestory

#endif  // SAMESTORY_CLI_NUMBERS_H_
