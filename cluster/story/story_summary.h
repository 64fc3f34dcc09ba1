// What is told of each story: headline, keywords, how sure each member is.
//
//   StoryClustering clustering = SummarizeStories(
//       documents, batch, links, story_of, storyline_of, level);
//
// The headline is the title that the other members' titles and leads support
// most, a few kinds of titles (questions, labels, shouting) counting half; of
// a story without titles, the lead sentence of its most central member. The
// keywords are the names and words that weigh most over its members.
// Cost: a step per pair inside a story. Threads do not
// show in the result.

#ifndef SAMESTORY_CLUSTER_STORY_STORY_SUMMARY_H_
#define SAMESTORY_CLUSTER_STORY_STORY_SUMMARY_H_

#include <cstdint>

#include "absl/types/span.h"
#include "cluster/story/batch_vectors.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/links.h"
#include "cluster/story/story_types.h"

namespace samestory {

// All spans but `links` have an entry per document; labels are numbered by
// their smallest member. `level`: the logit from which two are one story.
StoryClustering SummarizeStories(absl::Span<const StoryDocument> documents,
                                 const BatchVectors& batch,
                                 absl::Span<const Link> links,
                                 absl::Span<const uint32_t> story_of,
                                 absl::Span<const uint32_t> storyline_of,
                                 Fixed level, int threads);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_STORY_SUMMARY_H_
