// Which articles are copies of which, in one pass over them and a second look
// at a few: no text is kept in between.
//
//   SAMESTORY_ASSIGN_OR_RETURN(CopyFinder finder, CopyFinder::Create({}));
//   SAMESTORY_RETURN_IF_ERROR(finder.Read(stream));
//   SAMESTORY_RETURN_IF_ERROR(finder.Find(
//       [&](absl::Span<const uint32_t> records) { return Reopen(records); }));
//   finder.grouping().canonical[finder.doc_of_record(7)];
//
// The first pass reads every article once, on all threads: its lines and
// sentences as hashes, and a digest of its clean text (digest.h) as far as one
// article alone tells what is clean. Then it is known what each source repeats
// (boilerplate_learner.h); articles that hold some of it, on news one in ten,
// are read again for a new digest. Last, articles that look alike are read
// again for their shingles, by which copies are verified (grouping.h).
//
// The result is that of cleaning every article first and comparing all shingle
// sets. It does not depend on the order of reading nor on the number of
// threads.
//
// Memory: about 750 bytes an article of 400 words, a quarter of it until the
// boilerplate is known; then the shingles of those that look alike, as far as
// DedupOptions.set_memory_bytes allows. Under a limit, what is not in use goes
// to a file (paged_memory.h), but for up to 200 bytes an article.
//
// A finder belongs to one thread; the calls use `threads` of their own.

#ifndef SAMESTORY_CLUSTER_COPY_FINDER_H_
#define SAMESTORY_CLUSTER_COPY_FINDER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/paged_memory.h"
#include "cluster/article_stream.h"
#include "cluster/dedup/grouping.h"
#include "cluster/keep_policy.h"
#include "cluster/sketch/doc_id.h"
#include "cluster/stage_log.h"
#include "cluster/text/article_shingler.h"
#include "cluster/text/boilerplate.h"

namespace samestory {

struct CopyFinderOptions {
  ShinglingOptions shingling;
  DedupOptions dedup;
  KeepPolicy keep;
  int threads = 1;

  // The most memory to take; 0: as much as it needs. What is kept of articles
  // goes to a file in DedupOptions.temporary_folder whenever it takes much of
  // that; up to 200 bytes an article must have it. The result is the same.
  uint64_t memory_bytes = 0;
};

class CopyFinder {
 public:
  // InvalidArgument names the field that is wrong.
  static absl::StatusOr<CopyFinder> Create(const CopyFinderOptions& options);

  CopyFinder(CopyFinder&&);
  CopyFinder& operator=(CopyFinder&&);
  ~CopyFinder();

  // Takes the articles of `stream`: its i-th is record i. The same id with the
  // same content again is one article. InvalidArgument for an empty id,
  // ResourceExhausted beyond 2^32 - 2 articles and if they do not fit into
  // `memory_bytes`, what `stream` fails with.
  absl::Status Read(ArticleStream& stream);

  // Decides. `reopen` gives the records asked for (ascending) once more, in
  // their order; it is called a few times. To be called once. Stages are told
  // to `log`.
  using Reopen =
      absl::FunctionRef<absl::StatusOr<std::unique_ptr<ArticleStream>>(
          absl::Span<const uint32_t> records)>;
  absl::Status Find(Reopen reopen, StageLog* log);

  // Where the caller may keep what it knows of the records: let go together
  // with what the finder keeps of them. Null without a limit.
  PagedMemory* memory();

  // After Read():
  size_t num_articles() const;
  size_t num_records() const;
  DocId doc_of_record(size_t record) const;

  // What was kept of the articles when memory had no more room for it and it
  // went to a file.
  uint64_t bytes_let_go() const;

  // After Find(). Ids are unique: "id#2" for another text of the same id.
  absl::string_view id(DocId doc) const;
  const Grouping& grouping() const;
  const BoilerplateTable& boilerplate() const;

  // The rank of each article under another policy.
  std::vector<uint32_t> Ranks(const KeepPolicy& policy) const;

 private:
  class Impl;
  explicit CopyFinder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_COPY_FINDER_H_
