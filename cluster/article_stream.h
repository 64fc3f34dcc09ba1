// Articles one after another, however they are kept.

#ifndef SAMESTORY_CLUSTER_ARTICLE_STREAM_H_
#define SAMESTORY_CLUSTER_ARTICLE_STREAM_H_

#include "absl/status/statusor.h"
#include "cluster/text/article.h"

namespace samestory {

class ArticleStream {
 public:
  virtual ~ArticleStream() = default;

  // Replaces `article` by the next one; false at the end.
  virtual absl::StatusOr<bool> Next(Article* article) = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_ARTICLE_STREAM_H_
