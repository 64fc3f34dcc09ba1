// Cleans a whole batch: learns what each source repeats, then takes it off.
//
//   SAMESTORY_ASSIGN_OR_RETURN(std::vector<std::string> titles,
//                              CleanBatch(absl::MakeSpan(articles), {}));
//   articles[7].body;   // clean now, in place
//   articles[7].title;  // as published; titles[7] is the clean one
//
// Every article is read once, into hashes of its lines and sentences; counting
// goes twice over these. The first count takes every article for itself; those
// that hold something repeated are then grouped into copies, and the second
// count takes copies as one, so that a text which a source has printed three
// times does not count as its own boilerplate. Most articles hold nothing that
// is repeated and are not looked at again.
//
// The result depends on the set of articles, not on their order or on the
// number of threads. Memory while it runs: about 500 bytes an article, and
// 8 bytes a shingle of those that hold something repeated.

#ifndef SAMESTORY_CLUSTER_BATCH_CLEANER_H_
#define SAMESTORY_CLUSTER_BATCH_CLEANER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "cluster/text/article.h"

namespace samestory {

struct BatchCleanerOptions {
  // Off: UTF-8 is repaired, and nothing else is done.
  bool remove_boilerplate = true;

  // Words a shingle, for telling copies while learning.
  int shingle_words = 5;

  // At least 1.
  int threads = 1;
};

// Cleans the bodies in place; returns the clean titles, by index. Ids must be
// unique.
absl::StatusOr<std::vector<std::string>> CleanBatch(
    absl::Span<Article> articles, const BatchCleanerOptions& options);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_BATCH_CLEANER_H_
