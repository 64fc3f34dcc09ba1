// Character references of HTML, decoded.
//
//   DecodeEntities("Tom &amp; Jerry&#8217;s")   // "Tom & Jerry’s"
//
// Linear. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_HTML_ENTITIES_H_
#define SAMESTORY_CLUSTER_TEXT_HTML_ENTITIES_H_

#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

// `text` with character references decoded: numeric ones (with the meaning of
// Windows-1252 for 128..159, as browsers have it) and the named ones of
// HTML 4. What is no reference stays as it is.
std::string DecodeEntities(absl::string_view text);

// `decoded` with the references decoded that a first decoding left, since they
// were escaped twice ("&amp;#8217;"): those that are whole, with their ";".
std::string DecodeLeftEntities(std::string decoded);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_HTML_ENTITIES_H_
