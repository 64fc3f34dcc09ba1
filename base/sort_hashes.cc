#include "base/sort_hashes.h"

#include <algorithm>
#include <cstddef>
#include <memory>

namespace samestory {
namespace {

// Below this std::sort is as fast.
constexpr size_t kFew = 32;

// From this many on, a larger digit pays for its larger table.
constexpr size_t kMany = 4096;

// Moves a number that insertion may need, on average, before std::sort takes
// over. Hashes need far less than one.
constexpr size_t kMostMoves = 8;

// Copies `from` to `to` in the order of `kBits` bits above `shift`; numbers
// with the same bits stay in order.
template <int kBits>
void SortByDigit(absl::Span<const uint64_t> from, int shift, uint64_t* to) {
  constexpr size_t kDigits = size_t{1} << kBits;
  size_t ends[kDigits] = {};
  const auto digit = [&](uint64_t x) { return (x >> shift) % kDigits; };
  for (const uint64_t x : from) ++ends[digit(x)];
  size_t begin = 0;
  for (size_t& end : ends) {
    const size_t count = end;
    end = begin;
    begin += count;
  }
  for (const uint64_t x : from) to[ends[digit(x)]++] = x;
}

// False, with the numbers in some order, if there is too much to move.
bool InsertionSort(absl::Span<uint64_t> numbers) {
  size_t moves_left = kMostMoves * numbers.size();
  for (size_t i = 1; i < numbers.size(); ++i) {
    const uint64_t x = numbers[i];
    size_t to = i;
    for (; to > 0 && numbers[to - 1] > x; --to) {
      numbers[to] = numbers[to - 1];
    }
    numbers[to] = x;
    if (i - to > moves_left) return false;
    moves_left -= i - to;
  }
  return true;
}

template <int kBits>
void SortByTwoDigits(absl::Span<uint64_t> hashes) {
  const std::unique_ptr<uint64_t[]> half(new uint64_t[hashes.size()]);
  SortByDigit<kBits>(hashes, 64 - 2 * kBits, half.get());
  SortByDigit<kBits>({half.get(), hashes.size()}, 64 - kBits, hashes.data());
}

}  // namespace

void SortHashes(absl::Span<uint64_t> hashes) {
  if (hashes.size() >= kFew) {
    if (hashes.size() < kMany) {
      SortByTwoDigits<8>(hashes);
    } else {
      SortByTwoDigits<11>(hashes);
    }
    if (InsertionSort(hashes)) return;
  }
  std::sort(hashes.begin(), hashes.end());
}

}  // namespace samestory
