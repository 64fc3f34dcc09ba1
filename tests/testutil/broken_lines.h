// Lines of JSON that are no records, in the ways in which scrapers break them.
//
//   BreakLine(0, R"({"title": "Weir", "text": "Repaired."})")
//       // {"title": "Weir", "text": "Re
//   CauseOfBreak(0)   // kNotJson: what reading counts it as

#ifndef SAMESTORY_TESTS_TESTUTIL_BROKEN_LINES_H_
#define SAMESTORY_TESTS_TESTUTIL_BROKEN_LINES_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "io/read/skip.h"

namespace samestory {

constexpr size_t kBreaks = 12;

// `record` is a JSON object on one line, without its end; so is the result,
// but for being an object.
std::string BreakLine(size_t kind, absl::string_view record);

SkipCause CauseOfBreak(size_t kind);

}  // namespace samestory

#endif  // SAMESTORY_TESTS_TESTUTIL_BROKEN_LINES_H_
