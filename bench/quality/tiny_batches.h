// Batches of four or five articles of one topic, as a newcomer tries a
// program: how many does it get exactly right?
//
//   const std::vector<LabelledSet> batches =
//       DrawBatches(set, ShapesOfFive(), 200, 3);
//   CountExact(batches, StoryOptions());   // of 200
//
// A shape is the sizes of the stories in a batch; the shapes take turns. The
// articles have no dates, and three in ten no title. Fixed seeds, so always
// the same batches.

#ifndef SAMESTORY_BENCH_QUALITY_TINY_BATCHES_H_
#define SAMESTORY_BENCH_QUALITY_TINY_BATCHES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "bench/quality/labelled_set.h"
#include "cluster/story/story_types.h"

namespace samestory {

struct BatchShape {
  std::vector<size_t> stories;  // of one topic
  size_t strangers = 0;         // articles of other topics
};

std::vector<BatchShape> ShapesOfTwo();   // 2+2
std::vector<BatchShape> ShapesOfFour();  // 2+2, 3+1, 4, 1+1 and two strangers
std::vector<BatchShape> ShapesOfFive();  // all apart, 2+1+1+1, 2+2+1, 3+1+1

// Fewer than `count` if the set has too few topics of several stories.
std::vector<LabelledSet> DrawBatches(const LabelledSet& set,
                                     absl::Span<const BatchShape> shapes,
                                     size_t count, uint32_t seed);

// In how many batches the stories found are those of gold.
size_t CountExact(absl::Span<const LabelledSet> batches,
                  const StoryOptions& options);

}  // namespace samestory

#endif  // SAMESTORY_BENCH_QUALITY_TINY_BATCHES_H_
