// How well predicted stories agree with gold ones, by the measures the field
// uses.
//
//   const std::vector<uint32_t> gold = {1, 1, 1, 2, 2};
//   const std::vector<uint32_t> predicted = {5, 5, 6, 6, 6};
//   MeasureAgreement(gold, predicted)->bcubed.f1    // 0.7333
//
// Which to read: BCubed weighs every article alike and is the one to tune by;
// pairs are ruled by the largest stories; ARI and AMI are 0 for labels by
// chance. Feeds are mostly single articles, so BCubed is high for a program
// that joins nothing: compare with `bcubed_f1_of_singletons`, and look at
// `bcubed_of_small`, where joining is the task.
//
// Labels are any numbers, label i of both belongs to article i, and renaming
// them changes nothing. O(n log n), but for AMI (see
// mutual_information.h); a million articles of a feed take 0.2 s. Pure and
// thread-safe.

#ifndef SAMESTORY_CLUSTER_QUALITY_AGREEMENT_H_
#define SAMESTORY_CLUSTER_QUALITY_AGREEMENT_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace samestory {

struct PrecisionRecall {
  double precision;
  double recall;
  double f1;  // the harmonic mean of the two
};

struct Agreement {
  uint64_t articles;
  uint64_t gold_stories;
  uint64_t predicted_stories;

  // BCubed (Bagga, Baldwin 1998). Precision is the mean over articles of the
  // share of its predicted story that is of its gold story; recall the other
  // way round. F1 is of these two means, not a mean of F1s.
  PrecisionRecall bcubed;

  // The same means over the articles whose gold story has 2 to 5 articles,
  // and how many these are. All 0 if there is none.
  PrecisionRecall bcubed_of_small;
  uint64_t articles_of_small;

  // BCubed F1 of a program that makes every article a story.
  double bcubed_f1_of_singletons;

  // Pairs of articles in one story. Precision is 1 when no pair was
  // predicted, recall is 1 when there is none in gold.
  PrecisionRecall pairs;

  // Adjusted Rand index (Hubert, Arabie 1985).
  double adjusted_rand;

  // Adjusted mutual information (Vinh, Epps, Bailey 2010), normalised by the
  // arithmetic mean of the entropies.
  double adjusted_mutual_information;

  // Rosenberg, Hirschberg 2007, beta 1.
  double homogeneity;
  double completeness;
  double v_measure;
};

// InvalidArgument when the spans differ in length or are empty.
absl::StatusOr<Agreement> MeasureAgreement(
    absl::Span<const uint32_t> gold, absl::Span<const uint32_t> predicted);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_QUALITY_AGREEMENT_H_
