#include "cluster/story/disjoint_sets.h"

#include <numeric>
#include <utility>

namespace samestory {

DisjointSets::DisjointSets(size_t count) : parents_(count), sizes_(count, 1) {
  std::iota(parents_.begin(), parents_.end(), 0);
}

uint32_t DisjointSets::Find(uint32_t element) {
  while (parents_[element] != element) {
    parents_[element] = parents_[parents_[element]];
    element = parents_[element];
  }
  return element;
}

bool DisjointSets::Join(uint32_t x, uint32_t y) {
  x = Find(x);
  y = Find(y);
  if (x == y) return false;
  if (x > y) std::swap(x, y);
  parents_[y] = x;
  sizes_[x] += sizes_[y];
  return true;
}

std::vector<uint32_t> DisjointSets::Labels() {
  std::vector<uint32_t> labels(parents_.size());
  uint32_t count = 0;
  for (uint32_t i = 0; i < labels.size(); ++i) {
    const uint32_t name = Find(i);
    labels[i] = name == i ? count++ : labels[name];
  }
  return labels;
}

}  // namespace samestory
