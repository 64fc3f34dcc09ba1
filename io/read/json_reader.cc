#include "io/read/json_reader.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "base/status_macros.h"
#include "io/read/format.h"
#include "io/read/json_record.h"
#include "io/read/json_scanner.h"
#include "io/read/json_wrapper.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

// A wrapper's list begins within this much of its object; longer preambles
// have not been seen.
constexpr size_t kWrapperBytes = 1 << 20;

class JsonReader : public RecordReader {
 public:
  explicit JsonReader(ReaderContext context)
      : buffer_(std::move(context.buffer)),
        record_(context.map, context.fields, context.limits) {}

  absl::StatusOr<bool> Next(Article* article, RecordSpan* span) override {
    while (place_ != Place::kEnd) {
      buffer_->Skip(std::exchange(value_size_, 0));  // of the last turn
      *span = {number_ + 1, buffer_->offset(), 0, Framing::kLine, false};
      SAMESTORY_ASSIGN_OR_RETURN(const bool found, FindValue());
      if (!found) continue;
      ++number_;
      const bool in_list = place_ != Place::kTop;
      absl::StatusOr<bool> read = ReadValue(article, span);
      // Beside an article in a list of JSON-LD stand its author, its picture:
      // they are no records.
      if (in_list && CauseOf(read.status()) == SkipCause::kNotArticle) continue;
      return read;
    }
    return false;
  }

 private:
  // Where the reader stands.
  enum class Place {
    kTop,           // outside of all values
    kFirstElement,  // behind "["
    kElement,       // behind ","
    kAfterElement,
    kEnd,
  };

  // Moves on by one step; true in front of a value to read.
  absl::StatusOr<bool> FindValue() {
    const absl::optional<char> next = NextByte();
    if (place_ == Place::kTop) return FindTopValue(next);
    if (!next.has_value()) return Refuse("the list is not closed");
    if (*next == ']' && place_ != Place::kElement) {
      buffer_->Skip(1);
      return LeaveList();
    }
    if (place_ != Place::kAfterElement) {
      if (IsStray(*next)) return Resync();
      return true;
    }
    if (*next != ',') return Resync();
    buffer_->Skip(1);
    place_ = Place::kElement;
    return false;
  }

  absl::StatusOr<bool> FindTopValue(absl::optional<char> next) {
    if (!next.has_value()) {
      if (number_ == 0 && !list_seen_) return Refuse("not JSON: no value");
      place_ = Place::kEnd;
      SAMESTORY_RETURN_IF_ERROR(buffer_->fault());
      return false;
    }
    // Objects may follow objects; nothing follows a list or a bare value.
    const bool first = number_ == 0 && !list_seen_;
    if (!first && (*next != '{' || list_seen_ || !objects_only_)) {
      return Refuse("not JSON: something follows the value");
    }
    if (*next == '[') {
      buffer_->Skip(1);
      return EnterList(0);
    }
    objects_only_ = *next == '{';
    if (*next != '{') return true;
    SAMESTORY_RETURN_IF_ERROR(GrowTo(kWrapperBytes));
    const absl::optional<WrappedList> list =
        FindWrappedList(buffer_->data().substr(0, kWrapperBytes));
    if (!list.has_value()) return true;
    record_.SetFeedTitle(list->feed_title);
    buffer_->Skip(list->offset);
    return EnterList(list->depth);
  }

  absl::StatusOr<bool> EnterList(uint64_t depth) {
    list_seen_ = true;
    wrapper_depth_ = depth;
    place_ = Place::kFirstElement;
    return false;
  }

  // What follows a wrapped list inside its wrapper is crossed unread.
  absl::StatusOr<bool> LeaveList() {
    place_ = Place::kTop;
    if (wrapper_depth_ == 0) return false;
    scanner_.Reset(std::exchange(wrapper_depth_, 0));
    if (!buffer_->Cross(&scanner_))
      return Refuse("the wrapper of the list is not closed");
    return false;
  }

  absl::StatusOr<bool> ReadValue(Article* article, RecordSpan* span) {
    span->offset = buffer_->offset();
    scanner_.Reset();
    const absl::StatusOr<bool> whole = ScanValue();
    if (whole.ok() && !*whole) {
      return Refuse("not JSON: the value does not end");
    }
    const bool in_list = place_ != Place::kTop;
    if (in_list) place_ = Place::kAfterElement;
    if (!whole.ok()) {
      buffer_->Cross(
          &scanner_);  // where it has no end, what is missing is told next
      return whole.status();
    }
    value_size_ = span->size = scanner_.size();
    SAMESTORY_RETURN_IF_ERROR(buffer_->CheckRecord(span->size));
    span->framing = in_list ? Framing::kArrayElement : Framing::kLine;
    span->whole_file = !in_list && number_ == 1 && NothingFollows();
    const absl::Status status =
        record_.Read(buffer_->data().substr(0, value_size_), article);
    if (status.ok()) return true;
    // What is no JSON from its first byte on has no second value either.
    const bool no_json = CauseOf(status) == SkipCause::kNotJson;
    if (!in_list && !objects_only_ && no_json) place_ = Place::kEnd;
    return status;
  }

  // Grows the buffer until scanner_ has a whole value; false at the end.
  absl::StatusOr<bool> ScanValue() {
    bool ended = false;
    while (!scanner_.Scan(buffer_->data(), ended)) {
      if (ended) return false;
      SAMESTORY_ASSIGN_OR_RETURN(const bool more, buffer_->Grow());
      ended = !more;
    }
    return true;
  }

  absl::Status GrowTo(size_t size) {
    bool more = true;
    while (more && buffer_->data().size() < size) {
      SAMESTORY_ASSIGN_OR_RETURN(more, buffer_->Grow());
    }
    return absl::OkStatus();
  }

  // The next byte that is no white space; null at the end.
  absl::optional<char> NextByte() {
    while (true) {
      const absl::string_view data = buffer_->data();
      size_t spaces = 0;
      while (spaces < data.size() && IsJsonSpace(data[spaces])) ++spaces;
      buffer_->Skip(spaces);
      if (spaces < data.size()) return data[spaces];
      const absl::StatusOr<bool> more = buffer_->Grow();
      if (!more.ok() || !*more) return absl::nullopt;
    }
  }

  // Whether only white space is left in what is buffered, and no more comes.
  bool NothingFollows() {
    while (true) {
      const absl::string_view rest = buffer_->data().substr(value_size_);
      for (const char c : rest) {
        if (!IsJsonSpace(c)) return false;
      }
      const absl::StatusOr<bool> more = buffer_->Grow();
      if (!more.ok() || !*more) return true;
    }
  }

  static bool IsStray(char c) { return c == ',' || c == ']' || c == '}'; }

  // Names what stands between elements and goes on at the next object.
  absl::Status Resync() {
    const absl::string_view data = buffer_->data();
    const absl::Status status = Skipped(
        SkipCause::kNotJson,
        absl::StrCat("not JSON: wants ",
                     place_ == Place::kAfterElement ? "',' or ']'" : "a value",
                     " at byte ", buffer_->offset(), ", got '",
                     data.substr(0, 1), "'"));
    ++number_;
    place_ = buffer_->SkipUntil('{') ? Place::kElement : Place::kEnd;
    return status;
  }

  // The rest of the file cannot be read. A fault below explains it best.
  absl::Status Refuse(absl::string_view what) {
    place_ = Place::kEnd;
    SAMESTORY_RETURN_IF_ERROR(buffer_->fault());
    return Skipped(SkipCause::kNotJson,
                   absl::StrCat(what, " (at byte ", buffer_->offset(), ")"));
  }

  const std::unique_ptr<InputBuffer> buffer_;
  JsonRecord record_;
  JsonScanner scanner_;
  Place place_ = Place::kTop;
  size_t value_size_ = 0;
  uint64_t wrapper_depth_ = 0;
  uint64_t number_ = 0;
  bool list_seen_ = false;
  bool objects_only_ = true;
};

}  // namespace

std::unique_ptr<RecordReader> MakeJsonReader(ReaderContext context) {
  return std::make_unique<JsonReader>(std::move(context));
}

}  // namespace samestory
