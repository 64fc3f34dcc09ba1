// The whole job on plain data: articles in, stories out.
//
//   PipelineOptions options;
//   SAMESTORY_ASSIGN_OR_RETURN(StoryBuilder builder,
//                              StoryBuilder::Create(options));
//   for (Article& article : articles) {
//     SAMESTORY_RETURN_IF_ERROR(builder.Add(std::move(article)).status());
//   }
//   SAMESTORY_ASSIGN_OR_RETURN(Stories stories, builder.Finish());
//   stories.stories[0].headline;  // of the largest story
//
// Digest -> clean -> group the copies (copy_finder.h) -> story -> headline. The
// result is the same for any order of Add and any number of threads.
//
// A builder belongs to one thread; Finish() uses `threads` of its own.
// Memory: the articles' text and what the stages take beside it.

#ifndef SAMESTORY_CLUSTER_PIPELINE_H_
#define SAMESTORY_CLUSTER_PIPELINE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "cluster/copy_finder.h"
#include "cluster/dedup/grouping.h"
#include "cluster/embedding_table.h"
#include "cluster/keep_policy.h"
#include "cluster/sketch/doc_id.h"
#include "cluster/stage_log.h"
#include "cluster/stories.h"
#include "cluster/story/story_clusterer.h"
#include "cluster/text/article.h"

namespace samestory {

struct PipelineOptions {
  // Words per shingle, 1..64. Five is what near-duplicate peers use.
  int shingle_words = 5;

  // Drop repeated lines by source, link tails, bylines, doubled titles.
  bool remove_boilerplate = true;

  // Whether stories are wanted too, or only the groups of copies.
  bool find_stories = true;

  // At most 256; 0: one per core.
  int threads = 0;

  // Which of several copies is the canonical one.
  KeepPolicy keep;

  // Vectors that a model outside made of the articles, by their ids: one more
  // kind of evidence for stories. Null: none.
  std::shared_ptr<const EmbeddingTable> embeddings;

  // The most memory the search for copies may take (copy_finder.h); 0: as it
  // needs. A StoryBuilder keeps the articles beside.
  uint64_t memory_bytes = 0;

  DedupOptions dedup;
  StoryOptions story;

  absl::Status Validate() const;
};

// What of `options` the search for copies goes by.
CopyFinderOptions CopyOptionsOf(const PipelineOptions& options);

// Why two articles are (not) copies and (not) one story.
struct Explanation {
  // Shingle sets of the two, and how many shingles both hold.
  uint64_t shingles_a = 0, shingles_b = 0, shared_shingles = 0;
  double jaccard = 0, containment_a_in_b = 0, containment_b_in_a = 0;
  DocId canonical_a = 0, canonical_b = 0;  // equal: copies of one group
  MergeEvidence evidence_a, evidence_b;    // of each to its canonical

  // Of the two canonicals, its path in DocIds; empty if they are one.
  PairExplanation story;
};

class StoryBuilder {
 public:
  // InvalidArgument names the field that is wrong.
  static absl::StatusOr<StoryBuilder> Create(const PipelineOptions& options);

  StoryBuilder(StoryBuilder&&);
  StoryBuilder& operator=(StoryBuilder&&);
  ~StoryBuilder();

  // Takes one article. The same id with the same content again is one record
  // and gives the DocId it had; the same id with other content becomes
  // another article, "id#2" in the order of time and content.
  // ResourceExhausted beyond 2^32 - 2 articles, InvalidArgument for an empty
  // id, FailedPrecondition after Finish().
  absl::StatusOr<DocId> Add(Article article);

  // Decides. To be called once. InvalidArgument if embeddings are given of
  // which none is of an article.
  absl::StatusOr<Stories> Finish();

  // Why two articles are (not) copies and (not) one story, after Finish().
  absl::StatusOr<Explanation> Explain(DocId a, DocId b) const;

  // The articles by DocId; ids are final after Finish().
  absl::Span<const Article> articles() const;

  // Seconds and counts by stage; of what Finish() has done so far.
  const std::vector<StageStats>& stats() const;

  // Called now and then from Finish(), in the calling thread.
  void set_progress(ProgressCallback progress);

 private:
  class Impl;
  explicit StoryBuilder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_PIPELINE_H_
