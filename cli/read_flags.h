// The flags that say what is read: which fields, which days.
//
//   ReadFlags flags;
//   AddReadFlags(app, flags);

#ifndef SAMESTORY_CLI_READ_FLAGS_H_
#define SAMESTORY_CLI_READ_FLAGS_H_

#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "io/read/article_reader.h"

namespace samestory {

struct ReadFlags {
  ReadOptions options;
  std::vector<std::string> inputs;  // the operands, set by the verb
  bool explain_fields = false;
  bool strict = false;

  // Articles published from `since` to before `before`; the undated pass.
  absl::Time since = absl::InfinitePast();
  absl::Time before = absl::InfiniteFuture();
};

// --field --preset --explain-fields --since --until --strict, and the limits
// (limit_flags.h)
void AddReadFlags(CLI::App& app, ReadFlags& flags);

// InvalidArgument, in the words of the command line; also without any input.
absl::Status ValidateReadFlags(const ReadFlags& flags);

// The moment `text` names, "2024-05-01" (its first moment, UTC) or
// "2024-05-01T10:30:00Z", and the first moment after it: the next day, or the
// next second.
struct Moment {
  absl::Time begin;
  absl::Time end;
};
absl::StatusOr<Moment> ParseMoment(absl::string_view text);

}  // namespace samestory

#endif  // SAMESTORY_CLI_READ_FLAGS_H_
