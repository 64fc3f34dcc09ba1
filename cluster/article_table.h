// What is kept of every article while copies are looked for, but its digest.
//
//   ArticleTable table(memory);
//   const DocId doc = table.Take(record);    // a new one, or one known
//   table.facts(doc).published;
//
// Records with the same id and content are one article: the earlier one's
// time stays, else the source that sorts first.
//
// About 90 bytes an article and its units (8 bytes each, until FreeUnits()); of
// these, 30 are needed all the time while records are taken, the others can be
// let go (paged_memory.h). Not thread-safe.

#ifndef SAMESTORY_CLUSTER_ARTICLE_TABLE_H_
#define SAMESTORY_CLUSTER_ARTICLE_TABLE_H_

#include <cstdint>
#include <deque>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "base/column.h"
#include "base/paged_memory.h"
#include "base/span_list.h"
#include "cluster/article_facts.h"
#include "cluster/sketch/doc_id.h"
#include "cluster/text/units.h"

namespace samestory {

// One record as it is read.
struct ArticleRecord {
  ArticleFacts facts;
  absl::string_view source_key;  // SourceKey
  absl::Span<const Unit> units;
};

class ArticleTable {
 public:
  // `memory`, if it is not null, must outlive the table.
  explicit ArticleTable(PagedMemory* memory = nullptr);

  // The article of the next record. `*is_new` says whether it is another one
  // than all before.
  DocId Take(const ArticleRecord& record, bool* is_new);

  size_t size() const { return first_records_.size(); }
  size_t num_records() const { return doc_of_record_.size(); }
  DocId doc_of_record(size_t record) const { return doc_of_record_[record]; }

  // The record that came first of an article.
  uint32_t first_record(DocId doc) const { return first_records_[doc]; }

  ArticleFacts facts(DocId doc) const;
  void set_length(DocId doc, uint32_t words) { lengths_[doc] = words; }

  absl::string_view source_key(DocId doc) const;
  absl::Span<const Unit> units(DocId doc) const { return units_[doc]; }
  void FreeUnits() { units_ = SpanList<Unit>(); }

  // But for the sources' names: all, and what cannot be let go.
  size_t bytes_used() const;
  size_t bytes_held() const;

  // Gives other ids to articles that share one (record_ids.h). Nothing can be
  // taken afterwards.
  void MakeIdsUnique();

 private:
  // Two numbers of names_: the source as published and its key.
  struct Source {
    uint32_t name, key;
  };

  uint32_t NumberOf(absl::string_view name);
  bool MayRepeatIds() const;
  absl::string_view IdOf(DocId doc) const {
    return {ids_[doc].data(), ids_[doc].size()};
  }

  Column<DocId> doc_of_record_;
  absl::flat_hash_map<uint64_t, DocId> by_record_;  // by RecordHash

  Column<uint32_t> first_records_;
  Column<absl::Time> published_;
  Column<uint64_t> contents_;
  Column<uint32_t> lengths_;
  Column<Source> sources_;
  SpanList<char> ids_;
  SpanList<Unit> units_;

  std::deque<std::string> names_;
  absl::flat_hash_map<absl::string_view, uint32_t> name_numbers_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_ARTICLE_TABLE_H_
