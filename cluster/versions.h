// Which articles of one source are versions of one text: recrawled, corrected,
// grown, cut. What they have in common is no standing text of the source.
//
//   SAMESTORY_ASSIGN_OR_RETURN(const std::vector<uint32_t> version_of,
//                              FindVersions(articles, threads));
//   // {0, 1, 0, 3, 0}: the third and the fifth are versions of the first
//
// A page's standing text is in common to articles as well, and may be most of
// them. What tells these apart is what the shorter of two articles has of its
// own, the sentences that the other one lacks:
//
//   nothing     up to 7 words: the longer one has grown, or the shorter one was
//               cut; only perhaps if the longest of those that are alike does
//               not say so too: of few words above a standing text all others
//               seem grown
//   the same    text of up to 150 words under another title: perhaps, for it
//               may be a notice in place of articles, if the source is known
//   edited      sentences in which a word was changed are still alike:
//               fewer of their shingles are missing in the other article than
//               sentences of another event would miss
//   the title   is the same
//   few others  neither of these, but three fifths of all lines and sentences
//               are in common: a text that was reworked under another title, or
//               two briefs above a long standing text. Of the same text fewer
//               than 4 such articles are versions, from 4 on none is: nobody
//               rewrites a report that often, and a standing text stands under
//               everything
//
// Missing shingles are told by the samples of both (digest.h). By lines and
// sentences alone four words changed in a text of 340 made it another one, and
// ten recrawls of a page each other's boilerplate.
//
// The result depends on the set of articles and their order, not on threads.
// Cost: that of grouping as many articles of 90 shingles (grouping.h). Pure,
// thread-safe.

#ifndef SAMESTORY_CLUSTER_VERSIONS_H_
#define SAMESTORY_CLUSTER_VERSIONS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "cluster/text/units.h"

namespace samestory {

// An article as it is counted.
struct CountedArticle {
  absl::string_view source;  // SourceKey
  absl::Span<const Unit> units;
  absl::Span<const uint32_t> sample;  // Digest.sample; none: unknown
};

// How an article stands to another one that it has much in common with.
enum class Version {
  kSame,   // a version of it
  kMaybe,  // one if few others are
  kOther,
};
Version CompareVersions(const CountedArticle& a, const CountedArticle& b);

// By article: the number of the one that it is a version of, which is a version
// of none itself; or its own.
absl::StatusOr<std::vector<uint32_t>> FindVersions(
    absl::Span<const CountedArticle> articles, int threads);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_VERSIONS_H_
