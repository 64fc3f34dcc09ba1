#include "io/read/json_scanner.h"

namespace samestory {

bool JsonScanner::Scan(absl::string_view data, bool ended) {
  while (at_ < data.size()) {
    if (in_string_) {
      if (!ScanString(data)) return false;
      if (depth_ == 0) return true;
      continue;
    }
    if (in_scalar_) return ScanScalar(data, ended);
    switch (data[at_]) {
      case '"':
        in_string_ = true;
        ++at_;
        break;
      case '{':
      case '[':
        ++depth_;
        ++at_;
        break;
      case '}':
      case ']':
        ++at_;
        if (depth_ <= 1) return true;
        --depth_;
        break;
      default:
        in_scalar_ = depth_ == 0;
        ++at_;
    }
  }
  return ended && in_scalar_;
}

// To behind the closing quote; false if it is not in `data`.
bool JsonScanner::ScanString(absl::string_view data) {
  while (at_ < data.size()) {
    const size_t stop = data.find_first_of("\"\\", at_);
    if (stop == absl::string_view::npos) {
      at_ = data.size();
    } else if (data[stop] == '"') {
      at_ = stop + 1;
      in_string_ = false;
      return true;
    } else if (stop + 1 == data.size()) {
      at_ = stop;  // half an escape
      return false;
    } else {
      at_ = stop + 2;
    }
  }
  return false;
}

// A number or a word: up to white space, a comma or a closing bracket.
bool JsonScanner::ScanScalar(absl::string_view data, bool ended) {
  const size_t end = data.find_first_of(" \t\r\n,]}", at_);
  at_ = end == absl::string_view::npos ? data.size() : end;
  return end != absl::string_view::npos || ended;
}

}  // namespace samestory
