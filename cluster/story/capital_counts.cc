#include "cluster/story/capital_counts.h"

namespace samestory {
namespace {

// The table has room for so many times as many words: it is so empty that most
// other words meet none.
constexpr size_t kRoom = 4;

}  // namespace

void CapitalCounts::Clear(size_t most) {
  words_.clear();
  table_.Clear(kRoom * most);
}

void CapitalCounts::CountCapital(uint64_t word) {
  const uint32_t place = table_.FindOrAdd(
      word, [&](uint32_t known) { return words_[known].hash == word; },
      [&] {
        words_.push_back({word, 0});
      });
  ++words_[place].balance;
}

}  // namespace samestory
