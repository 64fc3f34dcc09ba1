// The result of a run, as plain data: which article is whose copy, which
// story it belongs to, and what each story is called.
//
//   for (const Story& story : stories.stories) {
//     story.headline;                          // "Envoy returns for talks"
//     articles[story.headline_from].url;       // whose headline that is
//     for (DocId doc : story.articles) stories.placements[doc].score;
//   }
//
// MakeStories() puts it together from what the dedup and story rooms found.
// Linear in the articles, but for sorting. Pure.

#ifndef SAMESTORY_CLUSTER_STORIES_H_
#define SAMESTORY_CLUSTER_STORIES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "cluster/dedup/grouping.h"
#include "cluster/sketch/doc_id.h"
#include "cluster/story/story_clusterer.h"
#include "cluster/text/article.h"

namespace samestory {

// One article's place in the result.
struct Placement {
  DocId canonical = 0;         // the article its group stands around
  MergeEvidence to_canonical;  // how it matches; of itself for a canonical
  std::string group;           // the id of its group
  uint32_t story = 0;          // index into Stories::stories
  double score = 0;            // p(the article belongs to the story), 0..1
};

struct Story {
  std::string id;         // stable: from the earliest canonical member
  std::string storyline;  // id shared by the stories of one subject
  std::string headline;
  DocId headline_from = 0;
  std::vector<std::string> keywords;  // the strongest first
  std::vector<DocId> articles;        // by time, then id
};

struct Stories {
  std::vector<Placement> placements;  // by DocId
  std::vector<Story> stories;  // the largest first, then by time, then id
  GroupingCounters copies;     // how many of which kind, caps that bit
};

// What was clustered: the canonicals, the earliest first.
struct ClusteredDocuments {
  std::vector<DocId> docs;            // by index in the clustering
  std::vector<uint32_t> document_of;  // by DocId: of its canonical
  StoryClustering clustering;         // empty if no stories were wanted
};

Stories MakeStories(absl::Span<const Article> articles,
                    const Grouping& grouping,
                    const ClusteredDocuments& documents);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORIES_H_
