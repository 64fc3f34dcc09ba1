// Which record is which, when scraped files name an article twice.
//
//   RecordIds ids;
//   ids.Find(articles, first);    // kNoDoc: not seen yet, so add it
//   ids.Insert(articles, 0);
//   ids.Find(articles, first);    // 0: the same id, title and body again
//
// The same id with the same title and body is one record. The same id with
// other content is another article: MakeIdsUnique() names it "id#2", in the
// order of time and content, so that the order of reading does not matter.
//
// About 24 bytes an article. Not thread-safe.

#ifndef SAMESTORY_CLUSTER_RECORD_IDS_H_
#define SAMESTORY_CLUSTER_RECORD_IDS_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "cluster/sketch/doc_id.h"
#include "cluster/text/article.h"

namespace samestory {

// A hash of title and body, as read.
uint64_t ContentHash(const Article& article);

class RecordIds {
 public:
  // The article among `articles` that `record` repeats, or kNoDoc.
  DocId Find(absl::Span<const Article> articles, const Article& record) const;

  // Remembers articles[doc].
  void Insert(absl::Span<const Article> articles, DocId doc);

  // Renames all but the first of the articles that share an id.
  void MakeIdsUnique(absl::Span<Article> articles) const;

 private:
  // By hash of id, title and body.
  absl::flat_hash_map<uint64_t, DocId> by_record_;
};

// Keeps one of two records with the same id, title and body in `kept`: the
// earlier, else the one whose url, source and language sort first.
void MergeRepeat(Article repeat, Article* kept);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_RECORD_IDS_H_
