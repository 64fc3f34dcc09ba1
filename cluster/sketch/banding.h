// Which sketches are looked at together: slots are cut into bands, and two
// sketches are candidates if some band of theirs is equal in all its rows.
//
//   ChooseBanding(.7, 128);                      // 25 bands of 5 rows
//   CandidateProbability({25, 5}, .7);           // .990
//   CandidateProbability({25, 5}, .3);           // .059
//
// Candidates are verified exactly afterwards, so a false one costs time only,
// while a missed one is a copy left in. Hence the choice: the largest number
// of rows with which a pair at the threshold is still found with probability
// kWantedRecall.
//
//   threshold   .5     .6     .7     .8     .9      (of 128 slots)
//   banding     42x3   32x4   25x5   18x7   12x10
//
// All functions are pure and thread-safe.
// Source: Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4.

#ifndef SAMESTORY_CLUSTER_SKETCH_BANDING_H_
#define SAMESTORY_CLUSTER_SKETCH_BANDING_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace samestory {

// The recall a pair exactly at the threshold must have. Pairs above it are
// found more often: on real copies less than 1 % are missed.
constexpr double kWantedRecall = .985;

struct Banding {
  int bands = 0;
  int rows = 0;
};

// The banding for pairs with Jaccard >= `threshold` (0 < threshold <= 1) on
// sketches of `slots` slots. A threshold so low that single slots miss it
// gets bands of one row.
absl::StatusOr<Banding> ChooseBanding(double threshold, int slots);

// 1 - (1 - jaccard^rows)^bands: how likely two sets become candidates.
double CandidateProbability(Banding banding, double jaccard);

// The key of band `band`: equal if all its rows are, else different but for
// one case in 2^64. Keys of different bands are not comparable.
uint64_t BandKey(Banding banding, absl::Span<const uint32_t> slots, int band);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_SKETCH_BANDING_H_
