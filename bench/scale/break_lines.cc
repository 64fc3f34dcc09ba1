// Breaks one line in a hundred of the JSON lines on standard input, in each of
// the ways of tests/testutil/broken_lines.h in turn.

#include <iostream>
#include <string>

#include "tests/testutil/broken_lines.h"

int main() {
  constexpr uint64_t kBrokenOne = 100;
  std::ios::sync_with_stdio(false);
  uint64_t number = 0, broken = 0;
  for (std::string line; std::getline(std::cin, line); ++number) {
    if (number % kBrokenOne == 0) {
      line = samestory::BreakLine(broken++ % samestory::kBreaks, line);
    }
    std::cout << line << '\n';
  }
  return std::cout.flush() ? 0 : 1;
}
