// Text that is safe and straight on a terminal.
//
//   ForTerminal("a\x1b[31mb\u202ec\nd")   // "a[31mbc d"
//   DisplayWidth("日本")                   // 4
//   CutToWidth("Envoy returns", 8)        // "Envoy r…"
//
// An article's title may hold anything: escape sequences that move the cursor,
// marks that turn the line around. Control characters (C0, C1) and bidi
// controls are dropped, line ends and tabs become spaces. Widths are those of
// utf8proc: 2 for East Asian, 0 for combining. Linear. Pure.

#ifndef SAMESTORY_IO_WRITE_TERMINAL_TEXT_H_
#define SAMESTORY_IO_WRITE_TERMINAL_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

std::string ForTerminal(absl::string_view text);

int DisplayWidth(absl::string_view text);

// At most `width` columns (>= 1); what is cut ends in an ellipsis.
std::string CutToWidth(absl::string_view text, int width);

// As CutToWidth, filled up with spaces.
std::string PadToWidth(absl::string_view text, int width);

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_TERMINAL_TEXT_H_
