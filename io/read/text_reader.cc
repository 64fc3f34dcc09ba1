#include "io/read/text_reader.h"

#include <utility>

#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "cluster/text/titles.h"
#include "cluster/text/unicode.h"
#include "io/read/whole_file.h"

namespace samestory {
namespace {

class TextReader : public RecordReader {
 public:
  explicit TextReader(ReaderContext context)
      : buffer_(std::move(context.buffer)) {}

  absl::StatusOr<bool> Next(Article* article, RecordSpan* span) override {
    if (std::exchange(done_, true)) return false;
    SAMESTORY_ASSIGN_OR_RETURN(const absl::string_view text,
                               ReadWholeFile(*buffer_, span));
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
