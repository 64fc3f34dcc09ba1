// The version, as CHANGELOG.md counts it.

#ifndef SAMESTORY_CLI_VERSION_H_
#define SAMESTORY_CLI_VERSION_H_

namespace samestory {

constexpr char kVersion[] = "0.1.0";

}  // namespace samestory

#endif  // SAMESTORY_CLI_VERSION_H_
