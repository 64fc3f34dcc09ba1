#include "io/read/html_reader.h"

#include <utility>

#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "io/read/page_article.h"
#include "io/read/whole_file.h"

namespace samestory {
namespace {

class HtmlReader : public RecordReader {
 public:
  explicit HtmlReader(ReaderContext context)
      : buffer_(std::move(context.buffer)), limits_(context.limits) {}

  absl::StatusOr<bool> Next(Article* article, RecordSpan* span) override {
    if (std::exchange(done_, true)) return false;
    SAMESTORY_ASSIGN_OR_RETURN(const absl::string_view page,
                               ReadWholeFile(*buffer_, span));
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
