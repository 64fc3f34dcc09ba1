// Which record is which, when scraped files name an article twice.
//
// The same id with the same title and body is one record: RecordHash() and the
// id tell. The same id with other content is another article:
//
//   for (const NewId& renamed : NameRepeatedIds(count, facts)) {
//     articles[renamed.article].id = renamed.id;   // "id#2"
//   }
//
// in the order of time and content, so that the order of reading does not
// matter. Linear time but for the ids that come twice. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_RECORD_IDS_H_
#define SAMESTORY_CLUSTER_RECORD_IDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "cluster/article_facts.h"
#include "cluster/sketch/doc_id.h"
#include "cluster/text/article.h"

namespace samestory {

// A hash of title and body, as read.
uint64_t ContentHash(const Article& article);

// A hash of the id and ContentHash().
uint64_t RecordHash(absl::string_view id, uint64_t content);

struct NewId {
  DocId article;
  std::string id;
};

// New ids for all but the first of the `count` articles that share one. What
// `facts` says of the id must stay readable.
std::vector<NewId> NameRepeatedIds(
    size_t count, absl::FunctionRef<ArticleFacts(size_t)> facts);

// Keeps one of two records with the same id, title and body in `kept`: the
// earlier, else the one whose source, url and language sort first.
void MergeRepeat(Article repeat, Article* kept);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_RECORD_IDS_H_
