#include "cluster/quality/headline_choice.h"

#include <algorithm>

namespace samestory {

void HeadlineChoice::Add(absl::Span<const double> closeness, size_t chosen,
                         size_t first) {
  if (closeness.empty()) return;
  const double best = *std::max_element(closeness.begin(), closeness.end());
  const size_t equals = std::count(closeness.begin(), closeness.end(), best);
  if (equals == closeness.size()) return;
  ++stories_;
  chosen_ += closeness[chosen] == best;
  random_ += static_cast<double>(equals) / closeness.size();
  first_ += closeness[first] == best;
}

}  // namespace samestory
