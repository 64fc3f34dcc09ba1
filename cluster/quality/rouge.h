// ROUGE-L (Lin 2004): how close two short texts are, by the longest sequence
// of words that both have in one order, not necessarily side by side.
//
//   RougeL({the, envoy, lands}, {the, envoy, has, landed});   // .5714
//
// Precision is that length over the words of `text`, recall over those of
// `reference`; the value is their harmonic mean, 0 if nothing is in common.
// Words are hashes, since this room sees no text. O(words * words), pure,
// thread-safe.

#ifndef SAMESTORY_CLUSTER_QUALITY_ROUGE_H_
#define SAMESTORY_CLUSTER_QUALITY_ROUGE_H_

#include <cstdint>

#include "absl/types/span.h"

namespace samestory {

double RougeL(absl::Span<const uint64_t> text,
              absl::Span<const uint64_t> reference);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_QUALITY_ROUGE_H_
