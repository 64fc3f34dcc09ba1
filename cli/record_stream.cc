#include "cli/record_stream.h"

#include <algorithm>

#include "absl/status/status.h"

namespace samestory {
namespace {

double ShareRead(const ReadStats& stats) {
  if (stats.bytes_total == 0) return -1;  // a pipe: no end is known
  return static_cast<double>(stats.bytes_read) / stats.bytes_total;
}

}  // namespace

absl::StatusOr<bool> RecordStream::Next(Article* article) {
  while (true) {
    RecordOrigin origin;
    const absl::StatusOr<bool> more = reader_.Next(article, &origin);
    if (!more.ok()) {
      console_.Warn(more.status().message());
      continue;
    }
    if (!*more) break;
    if (IsOutside(*article)) {
      ++outside_dates_;
      continue;
    }
    origins_.push_back(origin);
    console_.ShowProgress("read", ShareRead(reader_.stats()),
                          reader_.stats().records);
    return true;
  }
  if (reader_.stats().records == 0) {
    return absl::NotFoundError("nothing readable in the input");
  }
  return false;
}

bool RecordStream::IsOutside(const Article& article) const {
  return article.published.has_value() && (*article.published < flags_.since ||
                                           *article.published >= flags_.before);
}

void MentionKeyboard(const ReadFlags& flags, Console& console) {
  const bool wants_stdin = std::find(flags.inputs.begin(), flags.inputs.end(),
                                     "-") != flags.inputs.end();
  if (wants_stdin && console.terminal().stdin_is_terminal) {
    console.Warn("reading from the keyboard; Ctrl-D ends the input");
  }
}

}  // namespace samestory
