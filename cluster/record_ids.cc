#include "cluster/record_ids.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "base/hashing.h"

namespace samestory {
namespace {

uint64_t RecordHash(const Article& article) {
  return CombineHashes(HashBytes(article.id), ContentHash(article));
}

absl::Time TimeOrNever(const Article& article) {
  return article.published.value_or(absl::InfiniteFuture());
}

// What distinguishes two records of one id, title and body.
auto MetadataKey(const Article& article) {
  return std::make_tuple(TimeOrNever(article), absl::string_view(article.url),
                         absl::string_view(article.source),
                         absl::string_view(article.language));
}

// Articles in the order in which they get their ids: by id, then by time and
// content, which is hashed only where an id is there twice.
std::vector<DocId> SortedById(absl::Span<const Article> articles) {
  std::vector<DocId> docs(articles.size());
  for (DocId doc = 0; doc < docs.size(); ++doc) docs[doc] = doc;
  std::sort(docs.begin(), docs.end(), [&](DocId x, DocId y) {
    const Article& a = articles[x];
    const Article& b = articles[y];
    if (a.id != b.id) return a.id < b.id;
    if (a.published != b.published) return TimeOrNever(a) < TimeOrNever(b);
    return ContentHash(a) < ContentHash(b);
  });
  return docs;
}

}  // namespace

uint64_t ContentHash(const Article& article) {
  return CombineHashes(HashBytes(article.title), HashBytes(article.body));
}

DocId RecordIds::Find(absl::Span<const Article> articles,
                      const Article& record) const {
  auto found = by_record_.find(RecordHash(record));
  if (found == by_record_.end()) return kNoDoc;
  // Sixty-four bits can collide; the ids cannot lie.
  const Article& known = articles[found->second];
  return known.id == record.id ? found->second : kNoDoc;
}

void RecordIds::Insert(absl::Span<const Article> articles, DocId doc) {
  by_record_.emplace(RecordHash(articles[doc]), doc);
}

void RecordIds::MakeIdsUnique(absl::Span<Article> articles) const {
  const std::vector<DocId> docs = SortedById(articles);
  absl::flat_hash_set<std::string> taken;
  std::vector<DocId> repeats;
  for (DocId doc : docs) {
    if (!taken.insert(articles[doc].id).second) repeats.push_back(doc);
  }
  for (DocId doc : repeats) {
    std::string id;
    int number = 2;
    do {
      id = absl::StrCat(articles[doc].id, "#", number++);
    } while (!taken.insert(id).second);
    articles[doc].id = std::move(id);
  }
}

void MergeRepeat(Article repeat, Article* kept) {
  if (MetadataKey(repeat) < MetadataKey(*kept)) *kept = std::move(repeat);
}

}  // namespace samestory
