#include "cluster/story/time_order.h"

#include <algorithm>
#include <numeric>

namespace samestory {

TimeOrder::TimeOrder(absl::Span<const DocumentTime> times)
    : documents_(times.size()) {
  std::iota(documents_.begin(), documents_.end(), 0);
  std::sort(documents_.begin(), documents_.end(), [&](uint32_t x, uint32_t y) {
    const bool x_undated = !times[x].has_value();
    const bool y_undated = !times[y].has_value();
    if (x_undated != y_undated) return y_undated;
    if (x_undated || *times[x] == *times[y]) return x < y;
    return *times[x] < *times[y];
  });
  for (uint32_t document : documents_) {
    if (times[document].has_value()) times_.push_back(*times[document]);
  }
}

uint32_t TimeOrder::RankAt(int64_t time) const {
  return static_cast<uint32_t>(
      std::lower_bound(times_.begin(), times_.end(), time) - times_.begin());
}

}  // namespace samestory
