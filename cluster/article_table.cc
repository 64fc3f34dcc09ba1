#include "cluster/article_table.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "base/hashing.h"
#include "base/sort_hashes.h"
#include "cluster/record_ids.h"

namespace samestory {

ArticleTable::ArticleTable(PagedMemory* memory)
    : doc_of_record_(memory),
      first_records_(memory),
      published_(memory),
      contents_(memory),
      lengths_(memory),
      sources_(memory),
      ids_(memory),
      units_(memory) {}

DocId ArticleTable::Take(const ArticleRecord& record, bool* is_new) {
  const ArticleFacts& facts = record.facts;
  const auto next = static_cast<DocId>(size());
  const auto [known, inserted] =
      by_record_.emplace(RecordHash(facts.id, facts.content), next);
  const Source source = {NumberOf(facts.source), NumberOf(record.source_key)};
  // Sixty-four bits can collide; the ids cannot lie.
  *is_new = inserted || IdOf(known->second) != facts.id;
  const DocId doc = *is_new ? next : known->second;
  doc_of_record_.push_back(doc);
  if (!*is_new) {
    const absl::string_view name = names_[sources_[doc].name];
    if (std::tie(facts.published, facts.source) <
        std::tie(published_[doc], name)) {
      published_[doc] = facts.published;
      sources_[doc] = source;
    }
    return doc;
  }
  first_records_.push_back(static_cast<uint32_t>(doc_of_record_.size() - 1));
  published_.push_back(facts.published);
  contents_.push_back(facts.content);
  lengths_.push_back(facts.length);
  sources_.push_back(source);
  ids_.Add(absl::MakeConstSpan(facts.id.data(), facts.id.size()));
  units_.Add(record.units);
  return doc;
}

ArticleFacts ArticleTable::facts(DocId doc) const {
  ArticleFacts facts;
  facts.id = IdOf(doc);
  facts.source = names_[sources_[doc].name];
  facts.published = published_[doc];
  facts.content = contents_[doc];
  facts.length = lengths_[doc];
  return facts;
}

absl::string_view ArticleTable::source_key(DocId doc) const {
  return names_[sources_[doc].key];
}

size_t ArticleTable::bytes_held() const {
  // A place of a hash table is its entry and a byte.
  constexpr size_t kPlace = sizeof(std::pair<uint64_t, DocId>) + 1;
  return by_record_.capacity() * kPlace;
}

size_t ArticleTable::bytes_used() const {
  return bytes_held() + doc_of_record_.bytes_used() +
         first_records_.bytes_used() + published_.bytes_used() +
         contents_.bytes_used() + lengths_.bytes_used() +
         sources_.bytes_used() + ids_.bytes_used() + units_.bytes_used();
}

bool ArticleTable::MayRepeatIds() const {
  std::vector<uint64_t> hashes;
  hashes.reserve(size());
  for (DocId doc = 0; doc < size(); ++doc) {
    hashes.push_back(HashBytes(IdOf(doc)));
  }
  SortHashes(absl::MakeSpan(hashes));
  return std::adjacent_find(hashes.begin(), hashes.end()) != hashes.end();
}

void ArticleTable::MakeIdsUnique() {
  by_record_ = {};
  if (!MayRepeatIds()) return;  // as nearly always: the rest takes memory
  const std::vector<NewId> new_ids = NameRepeatedIds(
      size(), [this](size_t doc) { return facts(static_cast<DocId>(doc)); });
  for (const NewId& renamed : new_ids) {
    ids_.Replace(renamed.article,
                 absl::MakeConstSpan(renamed.id.data(), renamed.id.size()));
  }
}

uint32_t ArticleTable::NumberOf(absl::string_view name) {
  const auto known = name_numbers_.find(name);
  if (known != name_numbers_.end()) return known->second;
  const auto number = static_cast<uint32_t>(names_.size());
  names_.emplace_back(name);
  name_numbers_.emplace(names_.back(), number);
  return number;
}

}  // namespace samestory
