// One name for an article's outlet, to count by.
//
//   {source: " The Daily  Post "}                       -> "the daily post"
//   {source: "", url: "https://www.Post.com:443/a"}     -> "post.com"
//   {source: "", url: ""}                               -> ""
//
// Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_SOURCE_KEY_H_
#define SAMESTORY_CLUSTER_TEXT_SOURCE_KEY_H_

#include <string>

#include "absl/strings/string_view.h"
#include "cluster/text/article.h"

namespace samestory {

// The folded source with single spaces, else the host of the url; empty when
// both are unknown.
std::string SourceKey(const Article& article);

// The host of `url` in lower case without "www.", user and port; empty if
// `url` has none.
std::string UrlHost(absl::string_view url);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_SOURCE_KEY_H_
