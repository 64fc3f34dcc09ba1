// The vectors of all channels of marks, document by document.
//
//   const ChannelVectors vectors(std::move(by_channel), threads);
//   vectors.of(Channel::kNames, 3).terms;
//   vectors.Prefetch(7);   // soon of(..., 7) will be asked for
//
// Pairs are measured channel by channel, and a pair's documents may be far
// apart: what belongs to one document stands in one piece, so that a pair
// waits for memory once and not once a channel. Six bytes a term, 34 a
// document. Const methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_CHANNEL_VECTORS_H_
#define SAMESTORY_CLUSTER_STORY_CHANNEL_VECTORS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cluster/story/evidence.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/sparse_vectors.h"
#include "cluster/story/term_lists.h"

namespace samestory {

class ChannelVectors {
 public:
  ChannelVectors() = default;

  // `channels` by Channel; those from kNames on have a vector for each
  // document, the others are not looked at.
  ChannelVectors(std::vector<SparseVectors> channels, int threads);

  TermList of(Channel channel, uint32_t document) const {
    return blocks_[document / TermLists::kBlock].of(PlaceOf(channel, document));
  }

  // Whether the channel's vector was added without any weight.
  bool empty(Channel channel, uint32_t document) const {
    return empty_[document] >> static_cast<int>(channel) & 1;
  }

  // See sparse_vectors.h.
  Fixed Cosine(Channel channel, uint32_t a, uint32_t b) const {
    return DotProduct(of(channel, a), of(channel, b));
  }

  // Asks for the memory of a document: first for where it is, and once that
  // has come for its beginning.
  void PrefetchPlace(uint32_t document) const;
  void PrefetchTerms(uint32_t document) const;

 private:
  static size_t PlaceOf(Channel channel, uint32_t document) {
    return document % TermLists::kBlock * (kChannels - kTextChannels) +
           static_cast<size_t>(channel) - kTextChannels;
  }
  void FillBlock(size_t block, std::vector<SparseVectors>* channels);

  std::vector<TermBlock> blocks_;  // a list per document and channel
  std::vector<uint16_t> empty_;    // a bit per channel
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_CHANNEL_VECTORS_H_
