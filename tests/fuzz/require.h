// Ends a fuzz target that has found what must never be.
//
//   Require(pieces == whole, "pieces give what the whole gives");

#ifndef SAMESTORY_TESTS_FUZZ_REQUIRE_H_
#define SAMESTORY_TESTS_FUZZ_REQUIRE_H_

#include <cstdlib>
#include <iostream>

namespace samestory {

inline void Require(bool holds, const char* claim) {
  if (holds) return;
  std::cerr << "does not hold: " << claim << std::endl;
  std::abort();
}

}  // namespace samestory

#endif  // SAMESTORY_TESTS_FUZZ_REQUIRE_H_
