// A fetched page, read into an article: what files of HTML and web archives
// share.
//
//   SAMESTORY_RETURN_IF_ERROR(
//       ReadPageArticle({bytes, content_type, url}, limits, &article));
//
// The page becomes UTF-8 (page_charset.h) and is taken apart (cluster/page). A
// page without a title and a text is refused, so is one beyond the limits.

#ifndef SAMESTORY_IO_READ_PAGE_ARTICLE_H_
#define SAMESTORY_IO_READ_PAGE_ARTICLE_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "cluster/text/article.h"
#include "io/read/limits.h"

namespace samestory {

struct FetchedPage {
  absl::string_view bytes;
  absl::string_view content_type;  // of the HTTP header, or empty
  absl::string_view url;           // it was fetched from, or empty
};

// Fills all of `article` but the id.
absl::Status ReadPageArticle(const FetchedPage& page, const ReadLimits& limits,
                             Article* article);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_PAGE_ARTICLE_H_
