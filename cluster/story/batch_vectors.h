// The documents of a batch, ready to be compared: a sparse vector per
// document and channel, times, sources.
//
//   const BatchVectors batch = MakeBatchVectors(
//       std::move(evidence), times, sources, Background::Shipped(), threads);
//   batch.channels.Cosine(Channel::kWords, 0, 1);
//
// Memory: six bytes a term that another document shares, some 3 KB an article
// of 500 words; the evidence is freed on the way. The result does not depend
// on threads.

#ifndef SAMESTORY_CLUSTER_STORY_BATCH_VECTORS_H_
#define SAMESTORY_CLUSTER_STORY_BATCH_VECTORS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cluster/story/background.h"
#include "cluster/story/batch_evidence.h"
#include "cluster/story/candidates.h"
#include "cluster/story/channel_vectors.h"

namespace samestory {

struct BatchVectors {
  // Words, title, lead, bigrams, names and numbers of length 1; of the others
  // the product is the evidence of the terms that two documents share.
  ChannelVectors channels;

  std::vector<uint32_t> word_idf;      // by id of the words, title and lead
  std::vector<uint8_t> first_weekday;  // 1 (Monday) to 7, 0 if none is named
  std::vector<DocumentTime> times;
  std::vector<uint64_t> sources;  // a hash, 0 if unknown

  size_t size() const { return times.size(); }
};

BatchVectors MakeBatchVectors(BatchEvidence evidence,
                              std::vector<DocumentTime> times,
                              std::vector<uint64_t> sources,
                              const Background& background, int threads);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_BATCH_VECTORS_H_
