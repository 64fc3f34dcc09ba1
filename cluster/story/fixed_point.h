// Real numbers as integers, so that no compiler, CPU or maths library changes
// a decision: sums do not depend on their order, and logarithms come from a
// table that integer arithmetic fills.
//
//   NaturalLog(20)               // 2.9957 * 65536, rounded: 196327
//   FixedLog(FixedFromDouble(.5))   // -45426, that is -.6931
//   Sigmoid(0)                   // 32768, that is .5
//
// A Fixed holds 16 bits after the point: steps of .000015. Logarithms are
// right to two steps and cost 3 ns, square roots are exact (rounded down).
// All functions are pure and thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_FIXED_POINT_H_
#define SAMESTORY_CLUSTER_STORY_FIXED_POINT_H_

#include <cstdint>

namespace samestory {

using Fixed = int64_t;

constexpr int kFixedBits = 16;
constexpr Fixed kFixedOne = Fixed{1} << kFixedBits;

// ln(x) of a whole number; x >= 1.
Fixed NaturalLog(uint64_t x);

// ln(x) of a fixed-point number; x > 0.
Fixed FixedLog(Fixed x);

// 1 / (1 + exp(-logit)); within .0005 of the real one, monotone.
Fixed Sigmoid(Fixed logit);

// The largest r with r * r <= x.
uint64_t SquareRoot(uint64_t x);

// The nearest fixed-point number; for constants and for options.
Fixed FixedFromDouble(double value);

// For people's eyes: no decision is taken on the result.
double DoubleFromFixed(Fixed value);

// a * b, rounded towards minus infinity.
constexpr Fixed FixedProduct(Fixed a, Fixed b) { return (a * b) >> kFixedBits; }

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_FIXED_POINT_H_
