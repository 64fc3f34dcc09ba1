// What a copy is, and how hard to look for it.
//
//   DedupOptions options;
//   options.jaccard_threshold = .8;
//   SAMESTORY_RETURN_IF_ERROR(options.Validate());

#ifndef SAMESTORY_CLUSTER_DEDUP_DEDUP_OPTIONS_H_
#define SAMESTORY_CLUSTER_DEDUP_DEDUP_OPTIONS_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"

namespace samestory {

struct DedupOptions {
  // Affect what is a copy.

  // Jaccard of the shingle sets from which on two articles are copies, (0, 1].
  double jaccard_threshold = .7;

  // Share of an article's shingles that must lie in a longer one, [.5, 1];
  // 0 turns containment off.
  double containment_threshold = .9;

  // Articles with fewer shingles are never members by containment: one
  // sentence may stand in another text as a quotation or a standing line. 30
  // shingles of five words are 34 words, more than most sentences have; of a
  // million pairs of unrelated real articles that share a shingle, 99 % share
  // at most 9.
  int min_contained_shingles = 30;

  // Affect time, memory and recall; most callers leave these alone.

  // Slots of a sketch, a power of two in 16..1024.
  int sketch_slots = 128;

  // Candidates compared exactly per article, those that share most bands first.
  int max_candidates = 32;

  // Canonicals a bucket of like sketches may list, the earliest first. Only a
  // frame that many texts have in common fills a bucket, and then it says
  // nothing of any two of them: more are slower and find less. Copies found
  // (Jaccard .7 to .8) among 40,000 texts that share one of three frames of so
  // much of their words:
  //   max_candidates, max_bucket_canonicals   64, 256  32, 64  32, 16  32, 8
  //   frame 60 %                                .993     .992    .998   .998
  //   frame 75 %                                .931     .944    .982   .993
  int max_bucket_canonicals = 8;

  // What the shingle sets of articles that look alike may take; those beyond
  // go to a file without a name in `temporary_folder`.
  size_t set_memory_bytes = size_t{256} << 20;
  std::string temporary_folder = "/tmp";

  absl::Status Validate() const;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_DEDUP_OPTIONS_H_
