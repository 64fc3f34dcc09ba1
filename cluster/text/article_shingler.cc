#include "cluster/text/article_shingler.h"

#include "cluster/text/folded_words.h"
#include "cluster/text/kept_sentences.h"
#include "cluster/text/mojibake.h"
#include "cluster/text/shingles.h"

namespace samestory {

void ArticleShingler::Read(Article* article, bool with_units,
                           ArticleReading* reading) const {
  if (options_.remove_boilerplate) {
    ReadForCleaning(article, reading);
    if (with_units) ReadUnitsOf(reading);
    return;
  }
  reading->title = RepairText(article->title);
  HashFoldedWords(RepairText(article->body), &reading->outline.words);
}

uint64_t ArticleShingler::MakeShingles(const Article& article,
                                       const ArticleReading& reading,
                                       const BoilerplateTable& table,
                                       std::vector<uint64_t>* shingles) const {
  const bool clean = options_.remove_boilerplate;
  shingles->clear();
  if (clean) {
    CleanBody(article, reading, table).AppendWords(shingles);
  } else {
    *shingles = reading.outline.words.hashes;
  }
  const uint64_t words = shingles->size();
  if (words < static_cast<uint64_t>(options_.shingle_words)) {
    PutTitleBefore(clean ? CleanTitleOf(reading, table) : reading.title,
                   shingles);
  }
  ShingleWords(options_.shingle_words, shingles);
  return words;
}

}  // namespace samestory
