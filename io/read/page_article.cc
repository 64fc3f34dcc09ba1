#include "io/read/page_article.h"

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "cluster/page/page.h"
#include "cluster/page/page_tree.h"
#include "cluster/text/titles.h"
#include "io/read/page_charset.h"
#include "io/read/record_fields.h"
#include "io/read/skip.h"

namespace samestory {

absl::Status ReadPageArticle(const FetchedPage& page, const ReadLimits& limits,
                             Article* article) {
  PageLimits page_limits;
  page_limits.depth = limits.depth;
  const std::string html = PageToUtf8(page.bytes, page.content_type);
  absl::StatusOr<Article> read = ReadPage(html, page.url, page_limits);
  if (!read.ok()) {
    return Skipped(
        SkipCause::kTooLarge,
        absl::StrCat(
            read.status().message(),
            absl::IsResourceExhausted(read.status()) ? " (--max-depth)" : ""));
  }
  *article = *std::move(read);
  if (article->title.empty() && article->body.empty()) {
    return Skipped(SkipCause::kNoText, "the page has no title and no text");
  }
  // Some give their address as the site's name.
  const std::string host_of_name = HostOfUrl(article->source);
  if (!host_of_name.empty()) article->source = host_of_name;
  if (article->source.empty()) article->source = HostOfUrl(article->url);
  article->title = CleanTitle(article->title, article->source);
  return absl::OkStatus();
}

}  // namespace samestory
