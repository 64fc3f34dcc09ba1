#include "io/read/text_reader.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "cluster/text/titles.h"
#include "cluster/text/unicode.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

class TextReader : public RecordReader {
 public:
  explicit TextReader(ReaderContext context)
      : buffer_(std::move(context.buffer)) {}

  absl::StatusOr<bool> Next(Article* article, RecordSpan* span) override {
    if (std::exchange(done_, true)) return false;
    *span = {1, 0, 0, Framing::kLine, true};
    bool more = true;
    while (more) {
      SAMESTORY_ASSIGN_OR_RETURN(more, buffer_->Grow());
    }
    // Half an article is not the article: a damaged file gives none.
    SAMESTORY_RETURN_IF_ERROR(buffer_->fault());
    const absl::string_view text = buffer_->data();
    if (absl::StripAsciiWhitespace(text).empty()) {
      return Skipped(SkipCause::kEmptyFile, "the file is empty");
    }
    span->size = text.size();
    TitledText titled = SplitTitle(RepairUtf8(text));
    *article = Article();
    article->title = std::move(titled.title);
    article->body = std::move(titled.body);
    return true;
  }

 private:
  const std::unique_ptr<InputBuffer> buffer_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> MakeTextReader(ReaderContext context) {
  return std::make_unique<TextReader>(std::move(context));
}

}  // namespace samestory
