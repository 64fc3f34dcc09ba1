#include "cluster/story/fixed_point.h"

#include <array>
#include <cmath>

namespace samestory {
namespace {

// ln 2 with 32 bits after the point.
constexpr int64_t kLogTwo = 2977044472;

constexpr int kLogTableBits = 10;
constexpr int kLogTableSize = (1 << kLogTableBits) + 1;

// log2(x / 2^30) with 30 bits after the point, for x in [2^30, 2^31]: one bit
// per squaring (Knuth, TAOCP 1.2.2, exercise 25).
constexpr int64_t LogByTwo(uint64_t x) {
  if (x == uint64_t{1} << 31) return int64_t{1} << 30;
  int64_t result = 0;
  for (int64_t bit = int64_t{1} << 29; bit > 0; bit >>= 1) {
    x = (x * x) >> 30;
    if (x >= uint64_t{1} << 31) {
      x >>= 1;
      result |= bit;
    }
  }
  return result;
}

// Entry i is ln(1 + i / 1024) with 30 bits after the point.
constexpr std::array<int64_t, kLogTableSize> MakeLogTable() {
  std::array<int64_t, kLogTableSize> table{};
  for (int i = 0; i < kLogTableSize; ++i) {
    const uint64_t x =
        (uint64_t{1} << 30) + (uint64_t(i) << (30 - kLogTableBits));
    table[i] = (LogByTwo(x) * (kLogTwo >> 2)) >> 30;
  }
  return table;
}

constexpr auto kLogTable = MakeLogTable();

// Steps per unit of the sigmoid's table, and how far it reaches: beyond 12
// the value is 0 or 1 in 16 bits.
constexpr int kSigmoidStepBits = 4;
constexpr int kSigmoidReach = 12;
constexpr int kSigmoidSize = (kSigmoidReach << kSigmoidStepBits) + 1;

// Entry i is 1 / (1 + exp(-i / 16)), by repeated multiplication with
// exp(-1 / 16) = .93941306, 40 bits after the point.
constexpr std::array<int64_t, kSigmoidSize> MakeSigmoidTable() {
  std::array<int64_t, kSigmoidSize> table{};
  constexpr uint64_t kStep = 1008687096;  // exp(-1 / 16) * 2^30
  uint64_t power = uint64_t{1} << 40;
  for (int i = 0; i < kSigmoidSize; ++i) {
    table[i] = (uint64_t{1} << 56) / ((uint64_t{1} << 40) + power);
    power = ((power >> 10) * kStep) >> 20;
  }
  return table;
}

constexpr auto kSigmoidTable = MakeSigmoidTable();

}  // namespace

Fixed NaturalLog(uint64_t x) {
  const int exponent = 63 - __builtin_clzll(x);
  const uint64_t mantissa = (x << (63 - exponent)) << 1;  // without the top bit
  const uint64_t index = mantissa >> (64 - kLogTableBits);
  const int64_t rest = (mantissa << kLogTableBits) >> 34;  // 30 bits
  const int64_t low = kLogTable[index];
  const int64_t high = kLogTable[index + 1];
  const int64_t fraction = low + (((high - low) * rest) >> 30);
  const int64_t whole = (exponent * kLogTwo) >> 2;
  return (whole + fraction + (1 << 13)) >> 14;
}

Fixed FixedLog(Fixed x) {
  constexpr Fixed kLogOne = (kFixedBits * kLogTwo + (1 << 15)) >> 16;
  return NaturalLog(static_cast<uint64_t>(x)) - kLogOne;
}

Fixed Sigmoid(Fixed logit) {
  if (logit < 0) return kFixedOne - Sigmoid(-logit);
  constexpr int kShift = kFixedBits - kSigmoidStepBits;
  const int64_t index = logit >> kShift;
  if (index >= kSigmoidSize - 1) return kSigmoidTable.back();
  const int64_t rest = logit & ((int64_t{1} << kShift) - 1);
  const int64_t step = kSigmoidTable[index + 1] - kSigmoidTable[index];
  return kSigmoidTable[index] + ((step * rest) >> kShift);
}

uint64_t SquareRoot(uint64_t x) {
  // The processor's root is right to one unit; the loops make it exact.
  uint64_t root = static_cast<uint64_t>(std::sqrt(static_cast<double>(x)));
  while (root > 0xffffffff || root * root > x) --root;
  while (root < 0xffffffff && (root + 1) * (root + 1) <= x) ++root;
  return root;
}

Fixed FixedFromDouble(double value) {
  return static_cast<Fixed>(std::llround(value * kFixedOne));
}

double DoubleFromFixed(Fixed value) {
  return static_cast<double>(value) / kFixedOne;
}

}  // namespace samestory
