// The terms of every document of a batch in one channel, with a 16-bit number
// each: how often the document has it, or what it weighs there.
//
//   TermLists lists(2);
//   lists.Append(0, {{17, 3}, {40, 1}});
//   lists.Append(1, {{40, 2}});
//   lists.of(0).terms;   // {17, 40}
//   lists.of(0).values;  // {3, 1}
//
// Terms and values stand in arrays of their own, so that looking for common
// terms reads terms alone; six bytes a term. Documents are kept in blocks of
// 256: blocks can be filled, replaced and freed one by one, each by a thread
// of its own. Const methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_TERM_LISTS_H_
#define SAMESTORY_CLUSTER_STORY_TERM_LISTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace samestory {

struct TermCount {
  uint32_t term = 0;  // the upper half of its hash
  uint32_t count = 0;
};

// One document's, by ascending term.
struct TermList {
  absl::Span<const uint32_t> terms;
  absl::Span<const uint16_t> values;

  size_t size() const { return terms.size(); }
};

// Those of up to 256 documents.
struct TermBlock {
  TermList of(size_t place) const {
    const uint32_t begin = starts[place];
    const uint32_t size = starts[place + 1] - begin;
    return {absl::MakeConstSpan(terms).subspan(begin, size),
            absl::MakeConstSpan(values).subspan(begin, size)};
  }
  size_t size() const { return starts.size() - 1; }

  // Closes the list of the next document.
  void EndDocument() { starts.push_back(static_cast<uint32_t>(terms.size())); }
  void ShrinkToFit();

  std::vector<uint32_t> starts = {0};
  std::vector<uint32_t> terms;
  std::vector<uint16_t> values;
};

class TermLists {
 public:
  static constexpr size_t kBlock = 256;

  TermLists() = default;
  explicit TermLists(size_t documents)
      : documents_(documents), blocks_((documents + kBlock - 1) / kBlock) {}

  // The next document of its block. Counts above 65,535 count as that many.
  void Append(uint32_t document, absl::Span<const TermCount> terms);

  size_t size() const { return documents_; }
  TermList of(uint32_t document) const {
    return blocks_[document / kBlock].of(document % kBlock);
  }

  size_t blocks() const { return blocks_.size(); }
  const TermBlock& block(size_t index) const { return blocks_[index]; }
  TermBlock& block(size_t index) { return blocks_[index]; }

 private:
  size_t documents_ = 0;
  std::vector<TermBlock> blocks_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_TERM_LISTS_H_
