#include "cluster/text/clean.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "absl/types/span.h"
#include "cluster/text/folded_words.h"
#include "cluster/text/mojibake.h"
#include "cluster/text/source_key.h"
#include "cluster/text/tails.h"
#include "cluster/text/titles.h"

namespace samestory {
namespace {

// Tells lines that repeat an article's title, as published or as cleaned.
class TitleLines {
 public:
  TitleLines(const ArticleReading& reading, const BoilerplateTable& table)
      : reading_(reading), table_(table), full_(reading.title_words.hashes) {}

  bool Has(absl::Span<const uint64_t> words) {
    if (words.empty() || words.size() > full_.size()) return false;
    // A clean title is a part of the full one: mostly the first word tells.
    if (std::find(full_.begin(), full_.end(), words[0]) == full_.end()) {
      return false;
    }
    return words == full_ || words == Clean();
  }

 private:
  absl::Span<const uint64_t> Clean() {
    if (!clean_.has_value()) {
      HashFoldedWords(CleanTitleOf(reading_, table_), &clean_.emplace());
    }
    return clean_->hashes;
  }

  const ArticleReading& reading_;
  const BoilerplateTable& table_;
  const absl::Span<const uint64_t> full_;
  absl::optional<FoldedWords> clean_;
};

// Drops leading lines that repeat the title, if anything else is left.
void DropTitle(const ArticleReading& reading, const BoilerplateTable& table,
               KeptSentences* kept) {
  const absl::Span<const uint64_t> words = reading.outline.words.hashes;
  TitleLines titles(reading, table);
  std::vector<size_t> leading;
  for (size_t line = 0; line < reading.outline.lines.size(); ++line) {
    const Outline::Sentence left = kept->LeftOf(line);
    if (left.begin == left.end) continue;
    if (!titles.Has(words.subspan(left.first_word, left.word_count()))) {
      for (const size_t of_title : leading) kept->DropLine(of_title);
      return;
    }
    leading.push_back(line);
  }
}

}  // namespace

void ReadForCleaning(Article* article, ArticleReading* reading) {
  RepairTextInPlace(&article->body);
  reading->source = SourceKey(*article);
  reading->title = article->title;
  RepairTextInPlace(&reading->title);
  HashFoldedWords(reading->title, &reading->title_words);
  ReadOutline(article->body, &reading->outline);
  reading->units.clear();
}

void ReadUnitsOf(ArticleReading* reading) {
  ReadUnitsOf(reading->outline, reading->title, reading->title_words.hashes,
              &reading->units);
}

KeptSentences CleanBody(const Article& article, const ArticleReading& reading,
                        const BoilerplateTable& table) {
  KeptSentences kept(reading.outline);
  table.Drop(reading.source, reading.units, &kept);
  DropTitle(reading, table, &kept);
  DropTails(article.body, &kept);
  return kept;
}

std::string CleanTitleOf(const ArticleReading& reading,
                         const BoilerplateTable& table) {
  return CleanTitle(table.RemoveFromTitle(reading.source, reading.title),
                    reading.source);
}

CleanText CleanArticle(const Article& article, const BoilerplateTable& table,
                       const CleanOptions& options) {
  if (!options.remove_boilerplate) {
    return {RepairText(article.title), RepairText(article.body)};
  }
  Article repaired = article;
  ArticleReading reading;
  ReadForCleaning(&repaired, &reading);
  if (table.size() > 0) ReadUnitsOf(&reading);
  return {CleanTitleOf(reading, table),
          CleanBody(repaired, reading, table).Text(repaired.body)};
}

}  // namespace samestory
