#include "io/read/json_wrapper.h"

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
          break;
        case ',':
          rest_.remove_prefix(1);
          break;
        default:
          if (!ReadName() || Holds(kTextNames, name_)) return absl::nullopt;
          if (Holds(kListNames, name_)) {
            if (AtList()) {
              return WrappedList{total - rest_.size() + 1, depth_};
            }
            if (rest_.front() == '{') break;  // the list may be inside
          }
          if (!SkipValue()) return absl::nullopt;
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
    rest_.remove_prefix(scanner.size());
    return true;
  }

  absl::string_view rest_;
  absl::string_view name_;
  uint64_t depth_ = 0;
};

}  // namespace

absl::optional<WrappedList> FindWrappedList(absl::string_view start) {
  return WrapperFinder(start).Find(start.size());
}

}  // namespace samestory
