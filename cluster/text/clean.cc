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

ArticleReading ReadForCleaning(Article* article) {
  if (NeedsRepair(article->body)) article->body = RepairUtf8(article->body);
  return {SourceKey(*article),
          ReadUnits(article->body, RepairUtf8(article->title))};
}

CleanText CleanArticle(const Article& article, const ArticleReading& reading,
                       const BoilerplateTable& table) {
  const std::string title = RepairUtf8(article.title);
  CleanText text;
  if (!table.Touches(reading.source, reading.units)) {
    text.title = CleanTitle(title, reading.source);
    text.body = RemoveTails(WithoutTitle(article.body, title, text.title));
    return text;
  }
  text.title =
      CleanTitle(table.RemoveFromTitle(reading.source, title), reading.source);
  const std::string body =
      table.Remove(reading.source, article.body, reading.units);
  text.body = RemoveTails(WithoutTitle(body, title, text.title));
  return text;
}

CleanText CleanArticle(const Article& article, const BoilerplateTable& table,
                       const CleanOptions& options) {
  if (!options.remove_boilerplate) {
    return {RepairUtf8(article.title), RepairUtf8(article.body)};
  }
  Article repaired = article;
  const ArticleReading reading = ReadForCleaning(&repaired);
  return CleanArticle(repaired, reading, table);
}

}  // namespace samestory
