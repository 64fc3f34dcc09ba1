// Which texts lie in a longer one, and which texts are roundups.
//
//   const ContainerCandidates candidates =
//       FindCandidateContainers(samples, texts, lengths, options,
//                               threads);
//   const Containers containers =
//       VerifyContainers(sets, candidates, options, threads);
//   containers.of[5];       // {2}: the report that holds the brief 5
//   containers.roundup[9];  // holds articles that have nothing in common
//
// A container of a text is longer (of equally long ones: the earlier) and
// holds at least the share asked of the text's shingles, by exact count, and
// is not its Jaccard match: those are copies already. Texts that lie in a
// roundup only are not contained in anything that may take them.
//
// Roundup or report? A report may lie in pieces in the batch, its head here
// and its tail there; a roundup holds briefs. What tells them apart is that
// pieces of one report overlap: its cuts were made by different hands. So the
// contents of a text are put together as long as they share a passage (30
// shingles: more than a sentence, which briefs of one site may share) or half
// of the piece. If some stay apart, or if one content is a roundup itself, the
// text is a roundup.
//
// Two pieces that do not overlap, such as the two pages of one article, cannot
// be told from two briefs by their sets: the text then counts as a roundup.
// That leaves a copy in, which is seen; the other mistake would weld strangers.
//
// Candidates come from samples (sample_index.h); only texts that have or are
// one need their shingles loaded for the exact counts.
//
// Cost: that of SampleIndex, then one exact comparison a candidate.

#ifndef SAMESTORY_CLUSTER_DEDUP_CONTAINERS_H_
#define SAMESTORY_CLUSTER_DEDUP_CONTAINERS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "base/span_list.h"
#include "cluster/dedup/number_lists.h"
#include "cluster/dedup/shingle_sets.h"

namespace samestory {

struct ContainersOptions {
  double containment_threshold;  // (0, 1]
  double jaccard_threshold;      // (0, 1]
  size_t min_shingles;           // shorter texts lie in nothing
  size_t max_candidates;         // compared exactly per text
};

// By text, by number: texts that may contain it, the likeliest first.
struct ContainerCandidates {
  NumberLists of;
  std::vector<uint32_t> longest_first;  // the texts in that order
  std::vector<bool> cut;                // by text: a cap left candidates out
};

struct Containers {
  NumberLists of;             // by text: its containers, ascending
  std::vector<bool> roundup;  // by text
  std::vector<bool> cut;      // by text: a cap left out something of it
  uint64_t pairs_verified = 0;
};

// The order of texts by length, the longest first, then by number.
inline bool LongerFirst(absl::Span<const uint32_t> lengths, uint32_t a,
                        uint32_t b) {
  return lengths[a] != lengths[b] ? lengths[a] > lengths[b] : a < b;
}

// `samples` are those of `texts`, kNoDoc: nobody's (sample_index.h); `lengths`,
// in shingles, by text.
ContainerCandidates FindCandidateContainers(const SpanList<uint32_t>& samples,
                                            absl::Span<const uint32_t> texts,
                                            absl::Span<const uint32_t> lengths,
                                            const ContainersOptions& options,
                                            int threads);

// `sets` by text: the shingles of those that are or have candidates.
Containers VerifyContainers(const ShingleSets& sets,
                            const ContainerCandidates& candidates,
                            const ContainersOptions& options, int threads);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_CONTAINERS_H_
