// Vectors that a model outside made of the articles, as whole numbers.
//
//   const std::vector<int16_t> a = UnitEmbedding({.6, .8});   // 19660, 26214
//   EmbeddingCosine(a, a);   // about kFixedOne
//
// Sixteen bits a dimension, so a cosine is the same on every machine and right
// to about .001. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_EMBEDDING_H_
#define SAMESTORY_CLUSTER_STORY_EMBEDDING_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"

namespace samestory {

// Scaled to length 1, which is 32,767. Empty if that cannot be: a vector of
// zeros, or with a number that is none.
std::vector<int16_t> UnitEmbedding(absl::Span<const double> vector);

// -1 to 1, of two that are as long.
Fixed EmbeddingCosine(absl::Span<const int16_t> a, absl::Span<const int16_t> b);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_EMBEDDING_H_
