// Articles one after another, however they are kept.

#ifndef SAMESTORY_CLUSTER_ARTICLE_STREAM_H_
#define SAMESTORY_CLUSTER_ARTICLE_STREAM_H_

#include <cstddef>
#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/types/optional.h"
#include "absl/types/span.h"
#include "cluster/text/article.h"

namespace samestory {

class ArticleStream {
 public:
  virtual ~ArticleStream() = default;

  // Replaces `article` by the next one; false at the end.
  virtual absl::StatusOr<bool> Next(Article* article) = 0;
};

// Articles that are at hand, which must outlive the stream: all of them, or
// those of the numbers given.
class ListedArticles : public ArticleStream {
 public:
  explicit ListedArticles(absl::Span<const Article> articles)
      : articles_(articles) {}
  ListedArticles(absl::Span<const Article> articles,
                 absl::Span<const uint32_t> numbers)
      : articles_(articles), numbers_(numbers) {}

  absl::StatusOr<bool> Next(Article* article) override {
    if (next_ == (numbers_.has_value() ? numbers_->size() : articles_.size())) {
      return false;
    }
    *article = articles_[numbers_.has_value() ? (*numbers_)[next_] : next_];
    ++next_;
    return true;
  }

 private:
  const absl::Span<const Article> articles_;
  const absl::optional<absl::Span<const uint32_t>> numbers_;
  size_t next_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_ARTICLE_STREAM_H_
