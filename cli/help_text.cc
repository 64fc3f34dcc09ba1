#include "cli/help_text.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace samestory {
namespace {

constexpr size_t kPageWidth = 80;
constexpr size_t kFlagWidth = 28;  // where the texts of flags begin

// Flags that every verb has stand below those it is called for.
constexpr char kLastGroup[] = "Run";

std::string FlagLine(const CLI::Option& option) {
  std::string line = absl::StrCat("  ", option.get_name(false, true));
  if (option.get_type_size() != 0) {
    absl::StrAppend(&line, " ", option.get_type_name());
  }
  if (line.size() + 2 > kFlagWidth) {
    absl::StrAppend(&line, "\n", std::string(kFlagWidth, ' '));
  } else {
    line.resize(kFlagWidth, ' ');
  }
  return absl::StrCat(
      line,
      WrapText(option.get_description(), kPageWidth - kFlagWidth, kFlagWidth),
      "\n");
}

std::string GroupText(const CLI::App& app, const std::string& group) {
  std::string text;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group() == group) text += FlagLine(*option);
  }
  return text.empty() ? text : absl::StrCat("\n", group, ":\n", text);
}

}  // namespace

std::string WrapText(absl::string_view text, size_t width, size_t indent) {
  std::string wrapped;
  size_t column = 0;
  for (const absl::string_view word :
       absl::StrSplit(text, ' ', absl::SkipEmpty())) {
    if (column > 0 && column + 1 + word.size() > width) {
      absl::StrAppend(&wrapped, "\n", std::string(indent, ' '));
      column = 0;
    }
    absl::StrAppend(&wrapped, column > 0 ? " " : "", word);
    column += word.size() + (column > 0 ? 1 : 0);
  }
  return wrapped;
}

std::string HelpText(const CLI::App& app, absl::string_view usage,
                     absl::string_view examples) {
  std::string page =
      absl::StrCat(WrapText(app.get_description(), kPageWidth, 0), "\n\n",
                   "Usage: ", usage, "\n");
  for (const std::string& group : app.get_groups()) {
    if (group != kLastGroup) page += GroupText(app, group);
  }
  page += GroupText(app, kLastGroup);
  absl::StrAppend(&page, "\nExamples:\n", examples);
  return page;
}

}  // namespace samestory
