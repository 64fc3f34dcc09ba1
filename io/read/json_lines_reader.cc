#include "io/read/json_lines_reader.h"

#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "base/status_macros.h"
#include "cluster/text/unicode.h"
#include "io/read/json_record.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

class JsonLinesReader : public RecordReader {
 public:
  explicit JsonLinesReader(ReaderContext context)
      : buffer_(std::move(context.buffer)),
        record_(context.map, context.fields, context.limits) {}

  void PassTo(const RecordSpan& wanted) override {
    if (wanted.number <= number_ + 1) return;
    buffer_->SkipTo(wanted.offset, wanted.size);
    line_ = "";
    number_ = wanted.number - 1;
  }

  absl::StatusOr<bool> Next(Article* article, RecordSpan* span) override {
    while (true) {
      buffer_->Skip(line_.size());  // of the last call
      line_ = "";
      ++number_;
      *span = {number_, buffer_->offset(), 0, Framing::kLine, false};
      SAMESTORY_ASSIGN_OR_RETURN(const bool found, FindLine());
      if (!found) return End();
      span->size = line_.size();
      SAMESTORY_RETURN_IF_ERROR(buffer_->CheckRecord(span->size));
      absl::string_view json = line_;
      absl::ConsumePrefix(&json, kByteOrderMark);
      if (absl::c_all_of(json, IsJsonSpace)) continue;
      const absl::Status status = record_.Read(json, article);
      if (status.ok()) return true;
      // In a damaged file the fault says it better than the torn last line.
      if (!Torn()) return status;
    }
  }

 private:
  // Sets line_ to the next line, with its line feed; false at the end.
  absl::StatusOr<bool> FindLine() {
    size_t searched = 0;
    while (true) {
      const absl::string_view data = buffer_->data();
      const size_t feed = data.find('\n', searched);
      if (feed != absl::string_view::npos) {
        line_ = data.substr(0, feed + 1);
        return true;
      }
      searched = data.size();
      absl::StatusOr<bool> more = buffer_->Grow();
      if (!more.ok()) {
        buffer_->SkipPast('\n');
        return more.status();
      }
      if (!*more) {
        line_ = buffer_->data();
        return !line_.empty();
      }
    }
  }

  bool Torn() const {
    return !buffer_->fault().ok() && !absl::EndsWith(line_, "\n");
  }

  absl::StatusOr<bool> End() {
    if (buffer_->fault().ok() || std::exchange(fault_told_, true)) return false;
    return buffer_->fault();
  }

  const std::unique_ptr<InputBuffer> buffer_;
  JsonRecord record_;
  absl::string_view line_;
  uint64_t number_ = 0;
  bool fault_told_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> MakeJsonLinesReader(ReaderContext context) {
  return std::make_unique<JsonLinesReader>(std::move(context));
}

}  // namespace samestory
