// For tests: runs a check as each kind of CPU that this one can be, so that
// code dispatched by Highway is seen to give the same on all of them.

#ifndef SAMESTORY_BASE_SIMD_TARGETS_H_
#define SAMESTORY_BASE_SIMD_TARGETS_H_

#include <cstdint>
#include <vector>

#include "gtest/gtest.h"
#include "hwy/highway.h"

namespace samestory {

// Calls `check` for each kind of CPU that this one can be.
template <typename Check>
void ForEachTarget(Check check) {
  const std::vector<int64_t> targets = hwy::SupportedAndGeneratedTargets();
  ASSERT_FALSE(targets.empty());
  for (const int64_t target : targets) {
    SCOPED_TRACE(hwy::TargetName(target));
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(target);
    check();
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace samestory

#endif  // SAMESTORY_BASE_SIMD_TARGETS_H_
