// Scales the weights of a vector so that its length becomes 1.
//
//   const UnitScale scale(5 * kFixedOne);   // of {3, 4}
//   scale(3 * kFixedOne);                   // 39322, .6 with 16 bits
//
// Rounded to the nearest, 65,535 at most; the same on every machine, for what
// the floating point gives is put right by whole numbers. One multiplication a
// weight, where a division would take three times as long. Thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_UNIT_SCALE_H_
#define SAMESTORY_CLUSTER_STORY_UNIT_SCALE_H_

#include <cstdint>

#include "cluster/story/fixed_point.h"

namespace samestory {

class UnitScale {
 public:
  // Of an empty vector, whose length is 0, no weight can be asked for.
  explicit UnitScale(uint64_t length)
      : length_(length),
        inverse_(length == 0 ? 0 : 1 / static_cast<double>(length)) {}

  // `weight` is below 2^36.
  uint16_t operator()(uint64_t weight) const {
    const uint64_t whole = (weight << kFixedBits) + length_ / 2;
    // Right to one unit.
    auto scaled = static_cast<uint64_t>(static_cast<double>(whole) * inverse_);
    scaled -= scaled * length_ > whole;
    scaled += (scaled + 1) * length_ <= whole;
    return static_cast<uint16_t>(scaled < UINT16_MAX ? scaled : UINT16_MAX);
  }

 private:
  uint64_t length_;
  double inverse_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_UNIT_SCALE_H_
