// Stories in a feed of bare headlines.
//
//   const std::vector<uint32_t> labels = GroupHeadlines(nodes, links);
//
// Headlines are another problem than articles: a story's links are weak, since
// two headlines of one event may share a single word, and only many of them
// together mean something. So they are grouped as communities (communities.h)
// of a graph with low edges.
//
// How low depends on how dense the feed is: where a title has several good
// neighbours, as in a feed of a few large events, a logit of -1.5 is evidence;
// where it has one or two, as in a feed of many small ones, +1.2 is needed.
// The density around a title is the mean number of good neighbours over those
// it is linked with; an edge counts from
//
//   5.4 - 4.5 ln(1 + the smaller density of its two ends), within [-1.5, 1.2]
//
// headline_weights.txt has what this reaches. One low level for all, and
// average linkage, each fail on one kind of feed (B3 F1 on uci_newsagg and on
// titles of allsides_train: .79 .32 and .32 .76).
//
// Nearly linear in the links. Deterministic; thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_HEADLINE_FEED_H_
#define SAMESTORY_CLUSTER_STORY_HEADLINE_FEED_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/links.h"

namespace samestory {

// By headline: the logit from which its edges count; an edge counts from the
// higher one of its ends'. `granularity`, in logits, is added.
std::vector<Fixed> HeadlineLevels(size_t headlines,
                                  absl::Span<const Link> links,
                                  Fixed granularity);

// A label per headline, numbered from 0 by smallest member.
std::vector<uint32_t> GroupHeadlines(size_t headlines,
                                     absl::Span<const Link> links,
                                     Fixed granularity);

// The links above `least` that are among the best `keep` of either end.
std::vector<Link> BestLinks(size_t nodes, absl::Span<const Link> links,
                            Fixed least, size_t keep);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_HEADLINE_FEED_H_
