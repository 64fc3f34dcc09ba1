// From a record as scraped to the text that articles are compared by.
//
//   CleanText text = CleanArticle(article, table, CleanOptions());
//   MakeShingles(text.body, text.title, 5);
//
// In order: UTF-8 and mojibake repaired (mojibake.h); the source's repeated
// lines and sentences dropped (boilerplate.h); the title taken off the top of
// the body; prompts, link lists and bylines dropped (tails.h); the title freed
// of doubles and the site's name (titles.h). Case and compatibility stay as
// they are: folding is done where texts are compared, titles are shown as
// published.
//
// A batch reads every article, counts what it has read, and cleans:
//
//   ArticleReading reading;
//   ReadForCleaning(&article, &reading);
//   ReadUnitsOf(&reading);
//   counter.Add(reading.source, group, reading.units);   // of every article
//   const BoilerplateTable table = counter.Finish(threads);
//   CleanBody(article, reading, table).AppendWords(&hashes);
//
// The clean words are had without making the clean text.
// Pure, thread-safe. Cost: see bench/text_bench.cc.

#ifndef SAMESTORY_CLUSTER_TEXT_CLEAN_H_
#define SAMESTORY_CLUSTER_TEXT_CLEAN_H_

#include <string>
#include <vector>

#include "cluster/text/article.h"
#include "cluster/text/boilerplate.h"
#include "cluster/text/folded_words.h"
#include "cluster/text/kept_sentences.h"
#include "cluster/text/outline.h"
#include "cluster/text/units.h"

namespace samestory {

struct CleanOptions {
  // Off: the encoding is repaired, and nothing else is done.
  bool remove_boilerplate = true;
};

struct CleanText {
  std::string title;  // empty if the article has none
  std::string body;
};

// What counting and cleaning want to know of an article. May be used again
// for the next one.
struct ArticleReading {
  std::string source;       // SourceKey
  std::string title;        // as published, repaired
  FoldedWords title_words;  // of it
  Outline outline;          // of the body
  std::vector<Unit> units;
};

// Repairs the body in place, and reads the article, but for its units:
// they cost a quarter more, and an article that holds nothing of its source's
// boilerplate is clean without.
void ReadForCleaning(Article* article, ArticleReading* reading);
void ReadUnitsOf(ArticleReading* reading);

// What stays of the body, and the title, of an article that was read. `table`
// may be empty, and does nothing to an article without units.
KeptSentences CleanBody(const Article& article, const ArticleReading& reading,
                        const BoilerplateTable& table);
std::string CleanTitleOf(const ArticleReading& reading,
                         const BoilerplateTable& table);

// The clean text of any article.
CleanText CleanArticle(const Article& article, const BoilerplateTable& table,
                       const CleanOptions& options);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_CLEAN_H_
