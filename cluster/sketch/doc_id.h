// The number of an article within one run or index: dense, from 0.

#ifndef SAMESTORY_CLUSTER_SKETCH_DOC_ID_H_
#define SAMESTORY_CLUSTER_SKETCH_DOC_ID_H_

#include <cstdint>

namespace samestory {

using DocId = uint32_t;

// Stands for "no article".
constexpr DocId kNoDoc = 0xffffffff;

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_SKETCH_DOC_ID_H_
