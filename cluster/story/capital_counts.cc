#include "cluster/story/capital_counts.h"

#include <algorithm>

namespace samestory {
namespace {

// Places for each word: so few are taken that most other words meet none.
constexpr size_t kPlacesPerWord = 8;
constexpr size_t kFewestPlaces = 64;

}  // namespace

void CapitalCounts::Clear(size_t most) {
  words_.clear();
  size_ = kFewestPlaces;
  while (size_ < kPlacesPerWord * most) size_ *= 2;
  if (table_.size() < size_) table_.resize(size_);
  std::fill_n(table_.begin(), size_, 0);
}

void CapitalCounts::CountCapital(uint64_t word) {
  const size_t place = PlaceOf(word);
  if (table_[place] == 0) {
    words_.emplace_back();
    words_.back().hash = word;
    table_[place] = static_cast<uint32_t>(words_.size());
  }
  ++words_[table_[place] - 1].balance;
}

}  // namespace samestory
