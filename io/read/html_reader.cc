#include "io/read/html_reader.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "io/read/page_article.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

class HtmlReader : public RecordReader {
 public:
  explicit HtmlReader(ReaderContext context)
      : buffer_(std::move(context.buffer)), limits_(context.limits) {}

  absl::StatusOr<bool> Next(Article* article, RecordSpan* span) override {
    if (std::exchange(done_, true)) return false;
    *span = {1, 0, 0, Framing::kLine, true};
    bool more = true;
    while (more) {
      SAMESTORY_ASSIGN_OR_RETURN(more, buffer_->Grow());
    }
    // Half a page is not the page: a damaged file gives none.
    SAMESTORY_RETURN_IF_ERROR(buffer_->fault());
    const absl::string_view page = buffer_->data();
    if (absl::StripAsciiWhitespace(page).empty()) {
      return Skipped(SkipCause::kEmptyFile, "the file is empty");
    }
    span->size = page.size();
    SAMESTORY_RETURN_IF_ERROR(
        ReadPageArticle({page, "", ""}, limits_, article));
    return true;
  }

 private:
  const std::unique_ptr<InputBuffer> buffer_;
  const ReadLimits limits_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> MakeHtmlReader(ReaderContext context) {
  return std::make_unique<HtmlReader>(std::move(context));
}

}  // namespace samestory
