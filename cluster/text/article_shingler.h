// From an article as scraped to the shingles it is compared by.
//
//   const ArticleShingler shingler({});
//   ArticleReading reading;
//   std::vector<uint64_t> shingles;
//   shingler.Read(&article, /*with_units=*/true, &reading);
//   shingler.MakeShingles(article, reading, table, &shingles);
//
// They are those of the clean text (clean.h), in its order and with repeats,
// had without making that text: an article is read once, whatever is then
// dropped of it. What is in use again and again is the caller's to keep.
//
// Cost: see bench/pipeline_bench.cc. Constant, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_ARTICLE_SHINGLER_H_
#define SAMESTORY_CLUSTER_TEXT_ARTICLE_SHINGLER_H_

#include <cstdint>
#include <vector>

#include "cluster/text/article.h"
#include "cluster/text/boilerplate.h"
#include "cluster/text/clean.h"

namespace samestory {

struct ShinglingOptions {
  int shingle_words = 5;
  bool remove_boilerplate = true;
};

class ArticleShingler {
 public:
  explicit ArticleShingler(const ShinglingOptions& options)
      : options_(options) {}

  // Repairs the article's body, and reads it; its units if they are wanted and
  // cleaning is.
  void Read(Article* article, bool with_units, ArticleReading* reading) const;

  // Replaces `shingles`. Returns the words of the clean body.
  uint64_t MakeShingles(const Article& article, const ArticleReading& reading,
                        const BoilerplateTable& table,
                        std::vector<uint64_t>* shingles) const;

 private:
  const ShinglingOptions options_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_ARTICLE_SHINGLER_H_
