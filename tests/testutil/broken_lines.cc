#include "tests/testutil/broken_lines.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace samestory {
namespace {

// Deeper than ReadLimits::depth.
constexpr int kDeep = 600;

struct Break {
  SkipCause cause;
  std::string (*apply)(absl::string_view record);
};

// `fields` in front of those of `record`.
std::string With(absl::string_view fields, absl::string_view record) {
  return absl::StrCat("{", fields, ", ", record.substr(1));
}

std::string Repeated(absl::string_view text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) absl::StrAppend(&repeated, text);
  return repeated;
}

using View = absl::string_view;

constexpr Break kBroken[kBreaks] = {
    // A process that died while it wrote.
    {SkipCause::kNotJson,
     [](View record) {
       return std::string(record.substr(0, record.size() / 2));
     }},
    // Two processes that wrote at once.
    {SkipCause::kNotJson,
     [](View record) { return absl::StrCat(record, record); }},
    // JSON by hand.
    {SkipCause::kNotJson,
     [](View record) {
       return absl::StrCat(record.substr(0, record.size() - 1), ",}");
     }},
    // Python's repr() for JSON.
    {SkipCause::kNotJson,
     [](View record) {
       return absl::StrReplaceAll(record, {{"\"", "'"}});
     }},
    // Python's float("nan").
    {SkipCause::kNotJson,
     [](View record) { return With("\"x\": NaN", record); }},
    // A tab and a NUL that should have been escaped.
    {SkipCause::kNotJson,
     [](View record) { return With("\"x\": \"\t\"", record); }},
    {SkipCause::kNotJson,
     [](View record) { return With(View("\"x\": \"\0\"", 8), record); }},
    // What came instead of an answer.
    {SkipCause::kNotJson,
     [](View) { return std::string("<html>502 Bad Gateway</html>"); }},
    // JSON, but no record.
    {SkipCause::kNotObject,
     [](View record) { return absl::StrCat("[", record, "]"); }},
    {SkipCause::kNotObject, [](View) { return std::string("429"); }},
    // Records without an article.
    {SkipCause::kNoText,
     [](View) {
       return std::string("{\"id\": \"n0\", \"error\": \"timeout\"}");
     }},
    {SkipCause::kTooLarge,
     [](View record) {
       return With(
           absl::StrCat("\"x\": ", Repeated("[", kDeep), Repeated("]", kDeep)),
           record);
     }},
};

}  // namespace

std::string BreakLine(size_t kind, absl::string_view record) {
  return kBroken[kind].apply(record);
}

SkipCause CauseOfBreak(size_t kind) { return kBroken[kind].cause; }

}  // namespace samestory
