// Lists of numbers, by number, of which most are empty.
//
//   // Who contains what, the other way round.
//   const NumberLists contents(texts, [&](auto put) {
//     for (const auto& pair : pairs) put(pair.container, pair.content);
//   });
//   contents[7];   // in the order in which they were put
//
// Cost: 4 bytes a list and 4 a number, and no more while they are made: what
// puts the numbers is called twice. A list and the 4095 beside it hold fewer
// than 2^32 numbers. Immutable, thread-safe.

#ifndef SAMESTORY_CLUSTER_DEDUP_NUMBER_LISTS_H_
#define SAMESTORY_CLUSTER_DEDUP_NUMBER_LISTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace samestory {

class NumberLists {
 public:
  NumberLists() = default;

  // So many empty lists.
  explicit NumberLists(size_t lists)
      : ends_(lists), begins_(lists / kBlockLists + 1) {}

  // `put_all(put)` calls put(list, number) for all numbers, each time in the
  // same order.
  template <typename PutAll>
  NumberLists(size_t lists, const PutAll& put_all) : NumberLists(lists) {
    put_all([this](size_t list, uint32_t) { ++ends_[list]; });
    numbers_.resize(TurnSizesIntoPlaces());
    put_all([this](size_t list, uint32_t number) {
      numbers_[begins_[list / kBlockLists] + ends_[list]++] = number;
    });
  }

  size_t size() const { return ends_.size(); }

  absl::Span<const uint32_t> operator[](size_t list) const {
    const uint32_t begin = list % kBlockLists == 0 ? 0 : ends_[list - 1];
    return absl::MakeConstSpan(numbers_).subspan(
        begins_[list / kBlockLists] + begin, ends_[list] - begin);
  }

 private:
  static constexpr size_t kBlockLists = 4096;

  // Sizes become the places of the first numbers, which move on to the ends as
  // numbers are put. Returns how many numbers there are.
  size_t TurnSizesIntoPlaces() {
    size_t numbers = 0;
    for (size_t list = 0; list < ends_.size(); ++list) {
      size_t& begin = begins_[list / kBlockLists];
      if (list % kBlockLists == 0) begin = numbers;
      const uint32_t count = ends_[list];
      ends_[list] = static_cast<uint32_t>(numbers - begin);
      numbers += count;
    }
    return numbers;
  }

  std::vector<uint32_t> ends_;  // by list, from the begin of its block on
  std::vector<size_t> begins_;  // by block of lists, in numbers_
  std::vector<uint32_t> numbers_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_NUMBER_LISTS_H_
