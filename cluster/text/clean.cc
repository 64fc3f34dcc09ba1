#include "cluster/text/clean.h"

#include "absl/strings/string_view.h"
#include "cluster/text/sentences.h"
#include "cluster/text/source_key.h"
#include "cluster/text/tails.h"
#include "cluster/text/titles.h"
#include "cluster/text/unicode.h"

namespace samestory {
namespace {

// `body` without leading lines that repeat the title, as published or as
// cleaned, if anything else is left.
absl::string_view WithoutTitle(absl::string_view body,
                               absl::string_view full_title,
                               absl::string_view title) {
  LineReader reader(body);
  for (absl::string_view line; reader.NextLine(&line);) {
    if (!SameWords(line, full_title) && !SameWords(line, title)) {
      return body.substr(line.data() - body.data());
    }
  }
  return body;
}

}  // namespace

CleanText CleanArticle(const Article& article, const BoilerplateTable& table,
                       const CleanOptions& options) {
  CleanText text = {RepairUtf8(article.title), RepairUtf8(article.body)};
  if (!options.remove_boilerplate) return text;
  const std::string source = SourceKey(article);
  const std::string full_title = text.title;
  text.title = CleanTitle(table.RemoveFromTitle(source, full_title), source);
  text.body = table.Remove(source, text.body);
  text.body = RemoveTails(WithoutTitle(text.body, full_title, text.title));
  return text;
}

}  // namespace samestory
