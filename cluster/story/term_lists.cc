#include "cluster/story/term_lists.h"

#include <algorithm>

namespace samestory {

void TermBlock::ShrinkToFit() {
  terms.shrink_to_fit();
  values.shrink_to_fit();
}

void TermLists::Append(uint32_t document, absl::Span<const TermCount> terms) {
  TermBlock& block = blocks_[document / kBlock];
  for (const TermCount& term : terms) {
    block.terms.push_back(term.term);
    block.values.push_back(
        static_cast<uint16_t>(std::min<uint32_t>(term.count, UINT16_MAX)));
  }
  block.EndDocument();
}

}  // namespace samestory
