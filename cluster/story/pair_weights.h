// The table that turns the evidence about a pair into a logit of "same
// story": one weight per feature, a bias, and the levels that go with them.
//
//   # anything after a hash is a comment
//   bias -5.14
//   words 5.38
//
// The shipped tables are cluster/story/weights.txt and headline_weights.txt,
// which also tell where the numbers come from; a user's own is parsed the same
// way and must name every entry once. `embeddings` alone may be left out, as it
// is there.

#ifndef SAMESTORY_CLUSTER_STORY_PAIR_WEIGHTS_H_
#define SAMESTORY_CLUSTER_STORY_PAIR_WEIGHTS_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "cluster/story/fixed_point.h"

namespace samestory {

// What is measured of a pair; pair_features.h says how.
enum class Feature : uint8_t {
  kWords,
  kNames,
  kNumbers,
  kLead,
  kTitle,
  kBigrams,
  kTitleLead,
  kOrdinals,
  kOtherOrdinals,
  kDates,
  kOtherWeekdays,
  kSameDay,
  kNextDay,
  kOtherDay,
  kCounts,
  kOtherCounts,
  kRareWords,
  kSharedWords,
  kDays,
  kSameSource,
};
constexpr size_t kFeatures = 20;

// As the table names it: "words", "names" ...
absl::string_view FeatureName(Feature feature);

struct PairWeights {
  Fixed bias = 0;
  std::array<Fixed, kFeatures> weights{};

  // Of the embeddings that a caller may give. A prior: no labelled set has any.
  // 1 logit more for the same vector, 1 less for one at a right angle.
  Fixed embeddings = 2 * kFixedOne;

  // Average linkage makes stories above this logit, storylines above that.
  Fixed story_level = 0;
  Fixed storyline_level = 0;

  Fixed operator[](Feature feature) const {
    return weights[static_cast<size_t>(feature)];
  }

  // The tables linked into the program: for articles, for bare headlines.
  static const PairWeights& Shipped();
  static const PairWeights& ShippedForHeadlines();

  // InvalidArgument names the line that is wrong or the entry that is missing.
  static absl::StatusOr<PairWeights> Parse(absl::string_view text);
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_PAIR_WEIGHTS_H_
