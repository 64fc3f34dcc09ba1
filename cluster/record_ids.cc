#include "cluster/record_ids.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "base/hashing.h"

namespace samestory {
namespace {

using FactsOf = absl::FunctionRef<ArticleFacts(size_t)>;

// What distinguishes two records of one id, title and body.
auto MetadataKey(const Article& article) {
  return std::make_tuple(article.published.value_or(absl::InfiniteFuture()),
                         absl::string_view(article.source),
                         absl::string_view(article.url),
                         absl::string_view(article.language));
}

// The articles whose id is there before them, and those that came first with
// it, by id, time and content.
std::vector<DocId> SharersOfIds(size_t count, FactsOf facts_of) {
  absl::flat_hash_map<absl::string_view, DocId> first;
  first.reserve(count);
  std::vector<DocId> sharers;
  for (DocId doc = 0; doc < count; ++doc) {
    const auto [known, is_new] = first.emplace(facts_of(doc).id, doc);
    if (is_new) continue;
    sharers.push_back(known->second);
    sharers.push_back(doc);
  }
  const auto key = [&](DocId doc) {
    const ArticleFacts facts = facts_of(doc);
    return std::make_tuple(facts.id, facts.published, facts.content, doc);
  };
  std::sort(sharers.begin(), sharers.end(),
            [&](DocId a, DocId b) { return key(a) < key(b); });
  sharers.erase(std::unique(sharers.begin(), sharers.end()), sharers.end());
  return sharers;
}

}  // namespace

uint64_t ContentHash(const Article& article) {
  return CombineHashes(HashBytes(article.title), HashBytes(article.body));
}

uint64_t RecordHash(absl::string_view id, uint64_t content) {
  return CombineHashes(HashBytes(id), content);
}

std::vector<NewId> NameRepeatedIds(size_t count, FactsOf facts_of) {
  std::vector<NewId> renamed;
  const std::vector<DocId> sharers = SharersOfIds(count, facts_of);
  if (sharers.empty()) return renamed;
  absl::flat_hash_set<std::string> taken;
  for (DocId doc = 0; doc < count; ++doc) taken.emplace(facts_of(doc).id);
  for (size_t i = 1; i < sharers.size(); ++i) {
    const absl::string_view shared = facts_of(sharers[i]).id;
    if (facts_of(sharers[i - 1]).id != shared) continue;
    std::string id;
    int number = 2;
    do {
      id = absl::StrCat(shared, "#", number++);
    } while (!taken.insert(id).second);
    renamed.push_back({sharers[i], std::move(id)});
  }
  return renamed;
}

void MergeRepeat(Article repeat, Article* kept) {
  if (MetadataKey(repeat) < MetadataKey(*kept)) *kept = std::move(repeat);
}

}  // namespace samestory
