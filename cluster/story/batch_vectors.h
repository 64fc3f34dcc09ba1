// The documents of a batch, ready to be compared: their texts as words, a
// sparse vector per document and channel of marks, times, sources.
//
//   BatchVectors batch = MakeBatchVectors(
//       std::move(evidence), times, sources, Background::Shipped(), threads);
//   FindCandidates([&] { return WordReader(batch.text); }, ...);
//   batch.text.AddPairs(Background::Shipped(), threads);
//   batch.channels.Cosine(Channel::kNames, 0, 1);
//   TextMeter(batch.text);   // for what the texts share
//
// Memory: that of text_vectors.h, and six bytes a mark that another document
// shares, some 2 KB an article of 500 words; the evidence is freed on the way.
// The result does not depend on threads.

#ifndef SAMESTORY_CLUSTER_STORY_BATCH_VECTORS_H_
#define SAMESTORY_CLUSTER_STORY_BATCH_VECTORS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "cluster/story/background.h"
#include "cluster/story/batch_evidence.h"
#include "cluster/story/candidates.h"
#include "cluster/story/channel_vectors.h"
#include "cluster/story/text_vectors.h"

namespace samestory {

struct BatchVectors {
  // Words, title, lead and bigrams.
  TextVectors text;

  // Names and numbers of length 1; of the others the product is the evidence
  // of the terms that two documents share.
  ChannelVectors channels;

  std::vector<uint8_t> first_weekday;  // 1 (Monday) to 7, 0 if none is named
  std::vector<DocumentTime> times;
  std::vector<uint64_t> sources;  // a hash, 0 if unknown

  // An entry for each document, empty if unknown; none at all if no document
  // has one. To be set by who has some.
  std::vector<absl::Span<const int16_t>> embeddings;

  size_t size() const { return times.size(); }

  // See channel_vectors.h.
  void PrefetchPlace(uint32_t document) const {
    text.streams().PrefetchPlace(document);
    channels.PrefetchPlace(document);
  }
  void PrefetchTerms(uint32_t document) const {
    text.streams().PrefetchCodes(document);
    channels.PrefetchTerms(document);
  }
};

// Gives the words of `text`, for FindCandidates().
VectorReader WordReader(const TextVectors& text);

// Still without the pairs of words (text_vectors.h).
BatchVectors MakeBatchVectors(BatchEvidence evidence,
                              std::vector<DocumentTime> times,
                              std::vector<uint64_t> sources,
                              const Background& background, int threads);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_BATCH_VECTORS_H_
