// The look of --help: groups of flags, each flag's text wrapped beside it.
//
//   Usage: samestory dedup [FLAGS] INPUT...
//
//   Copies:
//     --threshold NUMBER     Jaccard of the word shingles from which on two
//                            articles are copies (0.7).
//
//   Examples:
//     samestory dedup news.jsonl --output=kept.jsonl

#ifndef SAMESTORY_CLI_HELP_TEXT_H_
#define SAMESTORY_CLI_HELP_TEXT_H_

#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/string_view.h"

namespace samestory {

// `text` in lines of at most `width` bytes, broken at spaces; the lines after
// the first are indented by `indent`.
std::string WrapText(absl::string_view text, size_t width, size_t indent);

// The page of `app`; `usage` is its first line, `examples` its last part.
std::string HelpText(const CLI::App& app, absl::string_view usage,
                     absl::string_view examples);

}  // namespace samestory

#endif  // SAMESTORY_CLI_HELP_TEXT_H_
