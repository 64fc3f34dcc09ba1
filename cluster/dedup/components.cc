#include "cluster/dedup/components.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "cluster/sketch/doc_id.h"

namespace samestory {
namespace {

// The first text of a component is its root.
class UnionFind {
 public:
  explicit UnionFind(size_t texts) : parents_(texts) {
    std::iota(parents_.begin(), parents_.end(), 0);
  }

  uint32_t Root(uint32_t text) {
    while (parents_[text] != text) {
      parents_[text] = parents_[parents_[text]];
      text = parents_[text];
    }
    return text;
  }

  void Join(uint32_t a, uint32_t b) {
    a = Root(a);
    b = Root(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<uint32_t> parents_;  // by text, none after it
};

}  // namespace

NumberLists FindComponents(const BandBuckets& buckets,
                           const NumberLists& containers) {
  const auto texts = static_cast<uint32_t>(containers.size());
  UnionFind joined(texts);
  std::vector<uint32_t> firsts(buckets.num_buckets(), kNoDoc);
  for (uint32_t text = 0; text < texts; ++text) {
    for (const uint32_t bucket : buckets.Of(text)) {
      uint32_t& first = firsts[bucket];
      if (first == kNoDoc) first = text;
      joined.Join(first, text);
    }
    for (const uint32_t container : containers[text]) {
      joined.Join(container, text);
    }
  }
  return NumberLists(texts, [&](auto put) {
    for (uint32_t text = 0; text < texts; ++text) {
      put(joined.Root(text), text);
    }
  });
}

}  // namespace samestory
