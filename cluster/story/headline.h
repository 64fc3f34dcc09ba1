// The words that stand for a story: the title of one of its articles, or,
// when none has a title, the sentence one of them opens with.
//
//   LeadSentence("ZUBARA, May 12 (AP) - The envoy left on Monday. ...", 20)
//       // "The envoy left on Monday."
//   TitlePenalty("WATCH: Envoy leaves!")   // 2: a label, an exclamation
//
// Pure functions; thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_HEADLINE_H_
#define SAMESTORY_CLUSTER_STORY_HEADLINE_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "cluster/story/fixed_point.h"

namespace samestory {

// The first sentence of `body` that says something, without the dateline
// before it. One of more than `most_words` words is cut after a clause if
// there is one that is not too short, else after `most_words`, and ends in an
// ellipsis. Empty if the body has no words.
std::string LeadSentence(absl::string_view body, size_t most_words);

// How many reasons there are against showing `title` for a whole story:
// a question or exclamation, a label such as "Live:", capitals throughout,
// fewer than four words or more than eighteen.
int TitlePenalty(absl::string_view title);

// How fit `title` is to stand for a story whose other texts support it so
// much (story_summary.cc): halved by every reason against it, and the shorter
// the better. Not negative.
Fixed TitleWorth(absl::string_view title, Fixed support);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_HEADLINE_H_
