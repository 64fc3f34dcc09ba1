// News that nobody wrote, as much as one wants, for benchmarks and properties.
//
//   SyntheticOptions options;
//   options.seed = 7;
//   std::vector<SyntheticArticle> news = MakeSyntheticArticles(1000, options);
//   news[5].article.title;  // "Kanovi: rasel tomun Belasi 14"
//   news[5].story;          // which event it reports
//   news[5].copy_of;        // the article it was copied from, or -1
//
// A story has names, numbers, a day and words of its own; every report of it
// mixes them with words of the language, which follow Zipf's law. A copy
// repeats an earlier report of its story with some words replaced, in another
// outlet, some hours later.
//
// The same count and options give the same articles on any machine: there is
// no floating point and no library's random distribution inside. About 20 us
// an article of 200 words.

#ifndef SAMESTORY_TESTS_TESTUTIL_SYNTHETIC_ARTICLES_H_
#define SAMESTORY_TESTS_TESTUTIL_SYNTHETIC_ARTICLES_H_

#include <cstdint>
#include <vector>

#include "cluster/text/article.h"

namespace samestory {

struct SyntheticOptions {
  uint64_t seed = 1;

  // Words of an original report's body; half as many to half as many again.
  int words = 200;

  // Articles per story on the average, copies included.
  int articles_per_story = 4;

  // How many articles of a hundred are copies.
  int copy_percent = 25;

  // A copy has this many of its thousand words replaced, at most.
  int edited_permille = 30;
};

struct SyntheticArticle {
  Article article;
  int story;
  int copy_of;
};

std::vector<SyntheticArticle> MakeSyntheticArticles(
    int count, const SyntheticOptions& options);

}  // namespace samestory

#endif  // SAMESTORY_TESTS_TESTUTIL_SYNTHETIC_ARTICLES_H_
