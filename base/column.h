// One value of each of millions of articles: an array that grows without being
// copied, so that it never takes twice its room.
//
//   Column<uint32_t> lengths;
//   lengths.push_back(412);
//   lengths[0] = 411;
//
// On a PagedMemory its values can be let go (paged_memory.h).
//
// Cost: as a vector's, and one more look for the block of a value. Memory is
// taken by blocks of which only the touched pages are there. Not thread-safe
// while it grows.

#ifndef SAMESTORY_BASE_COLUMN_H_
#define SAMESTORY_BASE_COLUMN_H_

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/paged_memory.h"

namespace samestory {

template <typename T>
class Column {
  static_assert(std::is_trivially_copyable<T>::value &&
                    std::is_trivially_destructible<T>::value,
                "values lie in raw memory");

 public:
  Column() = default;

  // `memory`, if it is not null, must outlive the column.
  explicit Column(PagedMemory* memory) : memory_(memory) {}

  Column(Column&& other) noexcept { *this = std::move(other); }
  Column& operator=(Column&& other) noexcept {
    std::swap(memory_, other.memory_);
    std::swap(blocks_, other.blocks_);
    std::swap(size_, other.size_);
    return *this;
  }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  T& operator[](size_t i) { return Block(i)[i % kBlockValues]; }
  const T& operator[](size_t i) const { return Block(i)[i % kBlockValues]; }

  void push_back(const T& value) {
    if (size_ == blocks_.size() * kBlockValues) {
      blocks_.push_back(TakeBlock(memory_, kBlockValues * sizeof(T)));
    }
    new (Block(size_) + size_ % kBlockValues) T(value);
    ++size_;
  }

  size_t bytes_used() const { return size_ * sizeof(T); }

 private:
  static constexpr size_t kBlockValues = size_t{1} << 16;

  T* Block(size_t i) const {
    return reinterpret_cast<T*>(blocks_[i / kBlockValues].data());
  }

  PagedMemory* memory_ = nullptr;
  std::vector<MemoryBlock> blocks_;
  size_t size_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_BASE_COLUMN_H_
