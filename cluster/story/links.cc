#include "cluster/story/links.h"

#include <algorithm>

namespace samestory {

LinkGraph::LinkGraph(size_t nodes, absl::Span<const Link> links)
    : starts_(nodes + 1, 0), neighbours_(2 * links.size()) {
  for (const Link& link : links) {
    ++starts_[link.a + 1];
    ++starts_[link.b + 1];
  }
  for (size_t i = 0; i < nodes; ++i) starts_[i + 1] += starts_[i];
  std::vector<size_t> next(starts_.begin(), starts_.end() - 1);
  for (const Link& link : links) {
    neighbours_[next[link.a]++] = {link.b, link.weight};
    neighbours_[next[link.b]++] = {link.a, link.weight};
  }
  for (size_t i = 0; i < nodes; ++i) {
    std::sort(
        neighbours_.begin() + starts_[i], neighbours_.begin() + starts_[i + 1],
        [](const Neighbour& x, const Neighbour& y) { return x.node < y.node; });
  }
}

uint32_t RenumberLabels(std::vector<uint32_t>* labels) {
  constexpr uint32_t kUnseen = 0xffffffff;
  std::vector<uint32_t> number;
  uint32_t count = 0;
  for (uint32_t& label : *labels) {
    if (label >= number.size()) number.resize(label + 1, kUnseen);
    if (number[label] == kUnseen) number[label] = count++;
    label = number[label];
  }
  return count;
}

}  // namespace samestory
