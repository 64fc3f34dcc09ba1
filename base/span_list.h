// Many short arrays in few allocations: what one keeps of a million articles.
//
//   SpanList<uint32_t> samples;
//   samples.Add({3, 5, 8});       // 0
//   samples[0];                   // {3, 5, 8}, at the same place for good
//   samples.Replace(0, {1});
//
// Cost: 12 bytes an array beyond its elements. Not thread-safe while it grows.

#ifndef SAMESTORY_BASE_SPAN_LIST_H_
#define SAMESTORY_BASE_SPAN_LIST_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <vector>

#include "absl/types/span.h"

namespace samestory {

template <typename T>
class SpanList {
  static_assert(std::is_trivially_copyable<T>::value, "elements are moved raw");

 public:
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

  // What was touched of the memory: a chunk's end is not there before.
  size_t bytes_used() const {
    return stored_bytes_ + begins_.capacity() * sizeof(T*) +
           sizes_.capacity() * sizeof(uint32_t);
  }

 private:
  // Chunks double from the first size to the last. One of that is a mapping of
  // its own for every allocator, which goes back to the system when it is
  // freed; smaller ones would leave holes that nothing large fits into.
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
    left_ = std::max(least, chunk_bytes_ / sizeof(T));
    chunks_.emplace_back(new T[left_]);
    next_ = chunks_.back().get();
    chunk_bytes_ = std::min(2 * chunk_bytes_, kLastChunkBytes);
  }

  std::vector<T*> begins_;
  std::vector<uint32_t> sizes_;
  std::vector<std::unique_ptr<T[]>> chunks_;
  T* next_ = nullptr;
  size_t left_ = 0;
  size_t chunk_bytes_ = kFirstChunkBytes;  // of the next one
  size_t stored_bytes_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_BASE_SPAN_LIST_H_
