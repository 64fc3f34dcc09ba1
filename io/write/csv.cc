#include "io/write/csv.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/status_macros.h"
#include "io/write/story_facts.h"

namespace samestory {
namespace {

constexpr absl::string_view kHeader =
    "id,group,story,storyline,canonical,headline,title,url,source,published\n";

// What begins a formula in some spreadsheet (OWASP, "CSV injection").
constexpr absl::string_view kFormulaStarts[] = {
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\xef\xbc\x9d",   // full-width =
    "\xef\xbc\x8b",   // full-width +
    "\xef\xbc\x8d",   // full-width -
    "\xef\xbc\xa0"};  // full-width @

bool IsFormula(absl::string_view value) {
  while (absl::StartsWith(value, " ")) value.remove_prefix(1);
  for (const absl::string_view start : kFormulaStarts) {
    if (absl::StartsWith(value, start)) return true;
  }
  return false;
}

bool NeedsQuotes(absl::string_view value) {
  if (value.empty()) return false;
  return value.find_first_of(",\"\r\n") != absl::string_view::npos ||
         value.front() == ' ' || value.back() == ' ';
}

}  // namespace

std::string CsvCell(absl::string_view value, bool raw) {
  const char* const guard = !raw && IsFormula(value) ? "'" : "";
  if (!NeedsQuotes(value)) return absl::StrCat(guard, value);
  return absl::StrCat("\"", guard, absl::StrReplaceAll(value, {{"\"", "\"\""}}),
                      "\"");
}

absl::string_view WithoutGuard(absl::string_view cell) {
  const bool is_guarded =
      absl::StartsWith(cell, "'") && IsFormula(cell.substr(1));
  return is_guarded ? cell.substr(1) : cell;
}

absl::Status WriteCsv(absl::Span<const Article> articles,
                      const Stories& stories, const CsvOptions& options,
                      ByteSink write) {
  SAMESTORY_RETURN_IF_ERROR(write(kHeader));
  for (DocId doc = 0; doc < articles.size(); ++doc) {
    const Article& article = articles[doc];
    const Placement& placement = stories.placements[doc];
    const Story& story = stories.stories[placement.story];
    std::string row;
    const char* separator = "";
    const std::string published = FormatPublished(article.published);
    for (const absl::string_view value :
         {absl::string_view(article.id), absl::string_view(placement.group),
          absl::string_view(story.id), absl::string_view(story.storyline),
          absl::string_view(articles[placement.canonical].id),
          absl::string_view(story.headline), absl::string_view(article.title),
          absl::string_view(article.url), absl::string_view(article.source),
          absl::string_view(published)}) {
      absl::StrAppend(&row, separator, CsvCell(value, options.raw));
      separator = ",";
    }
    SAMESTORY_RETURN_IF_ERROR(write(absl::StrCat(row, "\n")));
  }
  return absl::OkStatus();
}

}  // namespace samestory
