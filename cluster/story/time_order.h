// The documents of a batch in order of time.
//
//   const TimeOrder order({{}, 700, 300});   // the first has no date
//   order.DocumentOf(0);   // 2
//   order.DocumentOf(2);   // 0: the undated come last
//   order.RankAt(500);     // 1
//
// A document's place in that order is its rank: what is near in time is near
// in memory when things are kept by rank. Twelve bytes a document. Const
// methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_TIME_ORDER_H_
#define SAMESTORY_CLUSTER_STORY_TIME_ORDER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/optional.h"
#include "absl/types/span.h"

namespace samestory {

// Seconds since some epoch, or nothing if the document has no date.
using DocumentTime = absl::optional<int64_t>;

class TimeOrder {
 public:
  // Of equal times, and of no times, the smaller document comes first.
  explicit TimeOrder(absl::Span<const DocumentTime> times);

  size_t size() const { return documents_.size(); }
  uint32_t dated() const { return static_cast<uint32_t>(times_.size()); }
  bool IsDated(uint32_t rank) const { return rank < times_.size(); }
  uint32_t DocumentOf(uint32_t rank) const { return documents_[rank]; }

  // Of a dated rank.
  int64_t TimeOf(uint32_t rank) const { return times_[rank]; }

  // The first dated rank not before `time`; behind them if there is none.
  uint32_t RankAt(int64_t time) const;

 private:
  std::vector<uint32_t> documents_;  // by rank
  std::vector<int64_t> times_;       // of the dated
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TIME_ORDER_H_
