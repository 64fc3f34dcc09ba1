// Finds the fields of a record quickly when the record before had the same
// names in the same order, as records of one file mostly do.
//
//   RecentNames names(&map.root());
//   names.Find(0, "title");   // map.root().FindPath("title")
//   names.Find(0, "title");   // the same, for one comparison of strings
//
// A name is spelled as a reader may: making it comparable is most of the work
// of finding it (fields.h). Belongs to one thread; `root` must outlive it.

#ifndef SAMESTORY_IO_READ_RECENT_NAMES_H_
#define SAMESTORY_IO_READ_RECENT_NAMES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "io/read/fields.h"

namespace samestory {

class RecentNames {
 public:
  explicit RecentNames(const FieldNode* root) : root_(root) {}

  // What root->FindPath(name) gives: null if no alias knows the name. It is the
  // `place`-th of its record.
  const FieldNode* Find(size_t place, absl::string_view name);

 private:
  struct Known {
    std::string name;
    const FieldNode* node;
  };

  const FieldNode* const root_;
  std::vector<Known> known_;  // by place
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_RECENT_NAMES_H_
