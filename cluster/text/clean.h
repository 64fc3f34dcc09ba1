// From a record as scraped to the text that articles are compared by.
//
//   CleanText text = CleanArticle(article, table, CleanOptions());
//   MakeShingles(text.body, text.title, 5);
//
// In order: UTF-8 repaired; the source's repeated lines and sentences dropped
// (boilerplate.h); the title taken off the top of the body; prompts, link
// lists and bylines dropped (tails.h); the title freed of doubles and the
// site's name (titles.h). Case and compatibility stay as they are: folding is
// done where texts are compared, titles are shown as published.
//
// Pure, thread-safe. Cost: about 50 MB/s with every rule, see
// bench/text_bench.cc.

#ifndef SAMESTORY_CLUSTER_TEXT_CLEAN_H_
#define SAMESTORY_CLUSTER_TEXT_CLEAN_H_

#include <string>

#include "cluster/text/article.h"
#include "cluster/text/boilerplate.h"

namespace samestory {

struct CleanOptions {
  // Off: UTF-8 is repaired, and nothing else is done.
  bool remove_boilerplate = true;
};

struct CleanText {
  std::string title;  // empty if the article has none
  std::string body;
};

// The clean text of `article`. `table` may be empty.
CleanText CleanArticle(const Article& article, const BoilerplateTable& table,
                       const CleanOptions& options);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_CLEAN_H_
