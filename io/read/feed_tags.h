// Where an item of a feed begins or ends, told from the bytes alone.
//
//   FindItemTag("</title> <item><title>", 0, ItemTags::kStart)  // {9, 15}
//
// For a feed that no parser can follow any more: the next item is where reading
// goes on. Names are taken with any prefix and in any case. What looks like a
// tag inside a comment is taken for one.

#ifndef SAMESTORY_IO_READ_FEED_TAGS_H_
#define SAMESTORY_IO_READ_FEED_TAGS_H_

#include <cstddef>

#include "absl/strings/string_view.h"
#include "absl/types/optional.h"

namespace samestory {

enum class ItemTags {
  kStart,       // <item ...>, <entry ...>
  kStartOrEnd,  // and </item>, </entry>
};

struct ItemTag {
  size_t begin;  // of "<"
  size_t end;    // behind ">" of an end tag; behind the name of a start tag
  bool closes;
};

// The first such tag in `bytes` that begins at `from` or behind it. One that
// the end of `bytes` cuts is not found.
absl::optional<ItemTag> FindItemTag(absl::string_view bytes, size_t from,
                                    ItemTags wanted);

// Longer tags of this kind do not exist: so much of the end of `bytes` must be
// looked at again when more has come.
constexpr size_t kItemTagBytes = 256;

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_FEED_TAGS_H_
