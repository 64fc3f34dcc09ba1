// Many short arrays in few allocations: what one keeps of a million articles.
//
//   SpanList<uint32_t> samples;
//   samples.Add({3, 5, 8});       // 0
//   samples[0];                   // {3, 5, 8}, at the same place for good
//   samples.Replace(0, {1});
//
// On a PagedMemory they can be let go (paged_memory.h).
//
// Cost: 12 bytes an array beyond its elements. Not thread-safe while it grows.

#ifndef SAMESTORY_BASE_SPAN_LIST_H_
#define SAMESTORY_BASE_SPAN_LIST_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "base/column.h"
#include "base/paged_memory.h"

namespace samestory {

template <typename T>
class SpanList {
  static_assert(std::is_trivially_copyable<T>::value, "elements are moved raw");

 public:
  // `memory`, if it is not null, must outlive the list.
  explicit SpanList(PagedMemory* memory = nullptr)
      : memory_(memory), begins_(memory), sizes_(memory) {}

  size_t size() const { return sizes_.size(); }

  absl::Span<const T> operator[](size_t i) const {
    return absl::MakeConstSpan(begins_[i], sizes_[i]);
  }

  // Arrays hold fewer than 2^32 elements. Returns the number of the new one.
  size_t Add(absl::Span<const T> elements) {
    begins_.push_back(Store(elements));
    sizes_.push_back(static_cast<uint32_t>(elements.size()));
    return sizes_.size() - 1;
  }

  // Writes over the old elements if the new ones fit.
  void Replace(size_t i, absl::Span<const T> elements) {
    if (elements.size() <= sizes_[i]) {
      std::copy(elements.begin(), elements.end(), begins_[i]);
    } else {
      begins_[i] = Store(elements);
    }
    sizes_[i] = static_cast<uint32_t>(elements.size());
  }

  // Lets go of all that lies in its memory.
  void LetGo() const {
    if (memory_ != nullptr) memory_->LetGo();
  }

  // What was touched of the memory: a chunk's end is not there before.
  size_t bytes_used() const {
    return stored_bytes_ + begins_.bytes_used() + sizes_.bytes_used();
  }

 private:
  // Chunks double from the first size to the last.
  static constexpr size_t kFirstChunkBytes = size_t{1} << 14;
  static constexpr size_t kLastChunkBytes = size_t{1} << 26;

  T* Store(absl::Span<const T> elements) {
    if (elements.size() > left_) StartChunk(elements.size());
    T* const begin = next_;
    std::copy(elements.begin(), elements.end(), begin);
    next_ += elements.size();
    left_ -= elements.size();
    stored_bytes_ += elements.size() * sizeof(T);
    return begin;
  }

  void StartChunk(size_t least) {
    chunks_.push_back(
        TakeBlock(memory_, std::max(least * sizeof(T), chunk_bytes_)));
    next_ = reinterpret_cast<T*>(chunks_.back().data());
    left_ = chunks_.back().bytes() / sizeof(T);
    chunk_bytes_ = std::min(2 * chunk_bytes_, kLastChunkBytes);
  }

  PagedMemory* memory_;
  Column<T*> begins_;
  Column<uint32_t> sizes_;
  std::vector<MemoryBlock> chunks_;
  T* next_ = nullptr;
  size_t left_ = 0;
  size_t chunk_bytes_ = kFirstChunkBytes;  // of the next one
  size_t stored_bytes_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_BASE_SPAN_LIST_H_
