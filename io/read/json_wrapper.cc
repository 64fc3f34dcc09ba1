#include "io/read/json_wrapper.h"

#include "absl/strings/match.h"
#include "io/read/json_record.h"
#include "io/read/json_scanner.h"

namespace samestory {
namespace {

constexpr absl::string_view kListNames[] = {
    "entries",   "items",  "articles", "results",   "stories",
    "documents", "docs",   "news",     "posts",     "data",
    "records",   "@graph", "json-ld",  "headlines", "response"};

// A field that only an article has. "description" and "title" are not among
// them: feeds have their own.
constexpr absl::string_view kTextNames[] = {"text", "body", "content",
                                            "maintext", "articleBody"};

template <size_t N>
bool Holds(const absl::string_view (&names)[N], absl::string_view name) {
  for (const absl::string_view each : names) {
    if (each == name) return true;
  }
  return false;
}

// Reads along the names of an object, as far as the bytes go.
class WrapperFinder {
 public:
  explicit WrapperFinder(absl::string_view start) : rest_(start) {}

  absl::optional<WrappedList> Find(size_t total) {
    while (true) {
      SkipSpace();
      if (rest_.empty()) return absl::nullopt;
      switch (rest_.front()) {
        case '{':
          ++depth_;
          rest_.remove_prefix(1);
          break;
        case '}':
          rest_.remove_prefix(1);
          if (--depth_ == 0) return absl::nullopt;
          in_feed_ = in_feed_ && depth_ > 1;
          break;
        case ',':
          rest_.remove_prefix(1);
          break;
        default:
          if (!ReadName() || Holds(kTextNames, name_)) return absl::nullopt;
          if (Holds(kListNames, name_)) {
            if (AtList()) {
              return WrappedList{total - rest_.size() + 1, depth_, FeedTitle()};
            }
            if (rest_.front() == '{') break;  // the list may be inside
          }
          if (EntersFeed()) break;
          if (!SkipValue()) return absl::nullopt;
          NoteTitle();
      }
    }
  }

 private:
  void SkipSpace() {
    while (!rest_.empty() && IsJsonSpace(rest_.front())) {
      rest_.remove_prefix(1);
    }
  }

  // Reads `"name":` and stops in front of the value.
  bool ReadName() {
    JsonScanner scanner;
    if (rest_.front() != '"' || !scanner.Scan(rest_, false)) return false;
    name_ = rest_.substr(1, scanner.size() - 2);
    rest_.remove_prefix(scanner.size());
    SkipSpace();
    if (rest_.empty() || rest_.front() != ':') return false;
    rest_.remove_prefix(1);
    SkipSpace();
    return !rest_.empty();
  }

  // Whether a list of objects, or an empty list, begins here.
  bool AtList() const {
    if (rest_.front() != '[') return false;
    size_t next = 1;
    while (next < rest_.size() && IsJsonSpace(rest_[next])) ++next;
    return next < rest_.size() && (rest_[next] == '{' || rest_[next] == ']');
  }

  bool SkipValue() {
    JsonScanner scanner;
    if (!scanner.Scan(rest_, false)) return false;
    value_ = rest_.substr(0, scanner.size());
    rest_.remove_prefix(scanner.size());
    return true;
  }

  // {"feed": {"title": ...}} of feedparser.
  bool EntersFeed() {
    if (depth_ != 1 || name_ != "feed" || rest_.front() != '{') return false;
    in_feed_ = true;
    return true;
  }

  void NoteTitle() {
    if (name_ == "title" && value_.front() == '"') {
      (in_feed_ ? title_in_feed_ : title_) = value_;
    } else if (name_ == "version") {
      json_feed_ = absl::StrContains(value_, "jsonfeed.org");
    }
  }

  // Another wrapper's title may be anything ("Search results").
  absl::string_view FeedTitle() const {
    return json_feed_ ? title_ : title_in_feed_;
  }

  absl::string_view rest_;
  absl::string_view name_;
  absl::string_view value_;
  uint64_t depth_ = 0;
  bool in_feed_ = false;
  bool json_feed_ = false;
  absl::string_view title_;
  absl::string_view title_in_feed_;
};

}  // namespace

absl::optional<WrappedList> FindWrappedList(absl::string_view start) {
  return WrapperFinder(start).Find(start.size());
}

}  // namespace samestory
