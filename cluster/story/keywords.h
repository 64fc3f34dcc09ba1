// The words that say what a story is about.
//
//   ChooseKeywords(documents, batch, {0, 1, 4}, 6);
//       // {"Ana Bell", "Zubara", "ceasefire", ...}
//
// Names and rare words, by their weight summed over the members; in a story
// of several members only what two of them share. Written as they stand in the
// text most often. Deterministic; thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_KEYWORDS_H_
#define SAMESTORY_CLUSTER_STORY_KEYWORDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/background.h"
#include "cluster/story/story_types.h"

namespace samestory {

std::vector<std::string> ChooseKeywords(
    absl::Span<const StoryDocument> documents,
    absl::Span<const uint32_t> members, const Background& background,
    size_t count);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_KEYWORDS_H_
