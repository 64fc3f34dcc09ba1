// Groups articles by story: which of them report one event.
//
//   SAMESTORY_ASSIGN_OR_RETURN(StoryClusterer clusterer,
//                              StoryClusterer::Create(StoryOptions()));
//   SAMESTORY_ASSIGN_OR_RETURN(StoryClustering stories,
//                              clusterer.Cluster(documents));
//   stories.story_of[0] == stories.story_of[1];  // one event?
//   clusterer.Explain(0, 1).verdict;             // and why
//
// Works on texts that are no copies of each other (the canonicals of
// cluster/dedup). Every article becomes a few sparse vectors, one per kind of
// evidence (words, names, numbers, lead, title ...); pairs that share rare
// terms within the time window get a logit of "same story" from a small
// table of weights; average linkage on the logits makes the stories, and a
// lower level of the same tree makes the storylines.
//
// The result depends on the documents alone, not on their order or on the
// number of threads: every decision is taken on fixed-point numbers.
//
// Cost: linear in the text, then about 30 scored pairs per article; no step
// looks at all pairs. Memory: about 3 KB an article of 450 words, beside the
// texts. Cluster() uses
// threads of its own; Explain() is const and thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_STORY_CLUSTERER_H_
#define SAMESTORY_CLUSTER_STORY_STORY_CLUSTERER_H_

#include <cstdint>
#include <memory>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "cluster/story/story_types.h"

namespace samestory {

class StoryClusterer {
 public:
  // InvalidArgument names the field that is wrong.
  static absl::StatusOr<StoryClusterer> Create(const StoryOptions& options);

  StoryClusterer(StoryClusterer&&);
  StoryClusterer& operator=(StoryClusterer&&);
  ~StoryClusterer();

  // InvalidArgument if two documents have the same order, or embeddings of
  // unlike lengths.
  absl::StatusOr<StoryClustering> Cluster(
      absl::Span<const StoryDocument> documents);

  // Of two documents of the last Cluster().
  PairExplanation Explain(uint32_t a, uint32_t b) const;

 private:
  class Impl;
  explicit StoryClusterer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The same without explanations.
absl::StatusOr<StoryClustering> ClusterStories(
    absl::Span<const StoryDocument> documents, const StoryOptions& options);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_STORY_CLUSTERER_H_
