// Sets that only ever grow together: union-find, each set named by its
// smallest member, so that a name does not depend on the order of joining.
//
//   DisjointSets sets(4);
//   sets.Join(3, 1);
//   sets.Find(3);   // 1
//   sets.Labels();  // {0, 1, 2, 1}
//
// Eight bytes an element; Find is logarithmic at worst on average (path
// halving, Tarjan and van Leeuwen 1984). Not thread-safe: Find shortens paths.

#ifndef SAMESTORY_CLUSTER_STORY_DISJOINT_SETS_H_
#define SAMESTORY_CLUSTER_STORY_DISJOINT_SETS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace samestory {

class DisjointSets {
 public:
  explicit DisjointSets(size_t count);

  // The smallest member of the set that holds `element`.
  uint32_t Find(uint32_t element);

  // Makes one set of the two; false if they were one.
  bool Join(uint32_t x, uint32_t y);

  // How many members the set named `name` has.
  uint32_t SizeOf(uint32_t name) const { return sizes_[name]; }

  // A number per element, from 0 in the order of the smallest members.
  std::vector<uint32_t> Labels();

 private:
  std::vector<uint32_t> parents_;
  std::vector<uint32_t> sizes_;  // right for names only
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_DISJOINT_SETS_H_
