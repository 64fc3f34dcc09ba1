// The list of articles inside a wrapper: {"entries": [...]} of feedparser and
// Miniflux, {"items": [...]} of JSON Feed, {"articles": {"results": [...]}} of
// Event Registry, {"@graph": [...]} of JSON-LD.
//
//   FindWrappedList("{\"total\": 2, \"entries\": [{...}, {...}]}")
//     // {offset of the first element, 1 bracket open around the list}
//
// JSON Feed's title, and that in feedparser's "feed", come along if they stand
// before the list.

#ifndef SAMESTORY_IO_READ_JSON_WRAPPER_H_
#define SAMESTORY_IO_READ_JSON_WRAPPER_H_

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/types/optional.h"

namespace samestory {

struct WrappedList {
  size_t offset;                 // behind the list's "["
  uint64_t depth;                // objects open around the list
  absl::string_view feed_title;  // as JSON, with its quotes; empty: not known
};

// `start` begins with the "{" of an object, or of its first part. Null for an
// object that is an article itself: one with a text before any such list.
absl::optional<WrappedList> FindWrappedList(absl::string_view start);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_JSON_WRAPPER_H_
