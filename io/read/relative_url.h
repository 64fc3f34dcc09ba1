// Links as feeds and pages write them, made whole (RFC 3986, section 5).
//
//   ResolveUrl("https://a.org/b/c?d", "../e?f")   // "https://a.org/e?f"
//   ResolveUrl("https://a.org/b/c", "//x.org/y")  // "https://x.org/y"
//   ResolveUrl("", "e")                           // "e"
//
// Linear; pure, thread-safe.

#ifndef SAMESTORY_IO_READ_RELATIVE_URL_H_
#define SAMESTORY_IO_READ_RELATIVE_URL_H_

#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

// `reference` as seen from `base`; as it is where `base` has no scheme.
std::string ResolveUrl(absl::string_view base, absl::string_view reference);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_RELATIVE_URL_H_
