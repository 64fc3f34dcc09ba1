// Names for groups, stories and storylines that scripts may keep.
//
//   GroupId(canonical)  // "g-5b1f0c9d3a7e2468"
//
// An id derives from the clean text and the id of one article: the canonical
// of a group, the earliest canonical of a story, of a storyline. So a batch
// gives the same ids in any order, with any number of threads, on any CPU.

#ifndef SAMESTORY_CLUSTER_STABLE_IDS_H_
#define SAMESTORY_CLUSTER_STABLE_IDS_H_

#include <string>

#include "cluster/text/article.h"

namespace samestory {

// `founder` holds clean text.
std::string GroupId(const Article& founder);
std::string StoryId(const Article& founder);
std::string StorylineId(const Article& founder);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STABLE_IDS_H_
