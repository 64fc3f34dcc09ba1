#include "base/sort_hashes.h"

#include <algorithm>
#include <cstddef>
#include <memory>

namespace samestory {
namespace {

// Below this std::sort is as fast.
constexpr size_t kFew = 16;

// Up to here one digit leaves the insertion sort less to do than another pass.
constexpr size_t kSome = 128;

// From this many on, a larger digit pays for its larger table.
constexpr size_t kMany = 4096;

// Moves a number that insertion may need, on average, before std::sort takes
// over. Hashes need far less than one.
constexpr size_t kMostMoves = 8;

// Copies `from` to `to` in the order of `kBits` bits above `shift`; numbers
// with the same bits stay in order. `Count` can tell how many there are.
template <int kBits, typename Count, typename Number>
void SortByDigit(absl::Span<const Number> from, int shift, Number* to) {
  constexpr size_t kDigits = size_t{1} << kBits;
  Count ends[kDigits] = {};
  const auto digit = [&](Number x) { return (x >> shift) % kDigits; };
  for (const Number x : from) ++ends[digit(x)];
  Count begin = 0;
  for (Count& end : ends) {
    const Count count = end;
    end = begin;
    begin += count;
  }
  for (const Number x : from) to[ends[digit(x)]++] = x;
}

// False, with the numbers in some order, if there is too much to move.
template <typename Number>
bool InsertionSort(absl::Span<Number> numbers) {
  size_t moves_left = kMostMoves * numbers.size();
  for (size_t i = 1; i < numbers.size(); ++i) {
    const Number x = numbers[i];
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

template <typename Number>
constexpr int kWidth = 8 * sizeof(Number);

template <typename Number>
void SortByOneDigit(absl::Span<Number> hashes) {
  Number copy[kSome];
  std::copy(hashes.begin(), hashes.end(), copy);
  SortByDigit<8, uint32_t, Number>({copy, hashes.size()}, kWidth<Number> - 8,
                                   hashes.data());
}

template <int kBits, typename Number>
void SortByTwoDigits(absl::Span<Number> hashes) {
  const std::unique_ptr<Number[]> half(new Number[hashes.size()]);
  SortByDigit<kBits, size_t, Number>(hashes, kWidth<Number> - 2 * kBits,
                                     half.get());
  SortByDigit<kBits, size_t, Number>({half.get(), hashes.size()},
                                     kWidth<Number> - kBits, hashes.data());
}

template <typename Number>
void Sort(absl::Span<Number> hashes) {
  if (hashes.size() >= kFew) {
    if (hashes.size() <= kSome) {
      SortByOneDigit(hashes);
    } else if (hashes.size() < kMany) {
      SortByTwoDigits<8>(hashes);
    } else {
      SortByTwoDigits<11>(hashes);
    }
    if (InsertionSort(hashes)) return;
  }
  std::sort(hashes.begin(), hashes.end());
}

}  // namespace

void SortHashes(absl::Span<uint64_t> hashes) { Sort(hashes); }
void SortHashes(absl::Span<uint32_t> hashes) { Sort(hashes); }

}  // namespace samestory
