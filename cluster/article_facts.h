// What decides among articles apart from their text: who is kept, who is named
// "id#2". A few numbers, so that it can be had when the text is gone.

#ifndef SAMESTORY_CLUSTER_ARTICLE_FACTS_H_
#define SAMESTORY_CLUSTER_ARTICLE_FACTS_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace samestory {

struct ArticleFacts {
  absl::string_view id;
  absl::string_view source;
  absl::Time published = absl::InfiniteFuture();  // that: unknown
  uint64_t content = 0;  // a hash of title and body, as read
  uint32_t length = 0;   // words of the clean body
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_ARTICLE_FACTS_H_
