#include "cluster/story/channel_vectors.h"

#include <algorithm>

#include "base/parallel.h"

namespace samestory {
namespace {

// Lines of memory that are asked for ahead, and the terms in each: the
// processor sees by itself that those behind will be read next.
constexpr size_t kLinesAhead = 4;
constexpr size_t kTermsPerLine = 64 / sizeof(uint32_t);

}  // namespace

ChannelVectors::ChannelVectors(std::vector<SparseVectors> channels, int threads)
    : empty_(channels.back().size()) {
  const size_t documents = channels.back().size();
  blocks_.resize((documents + TermLists::kBlock - 1) / TermLists::kBlock);
  for (size_t channel = kTextChannels; channel < kChannels; ++channel) {
    for (uint32_t i = 0; i < documents; ++i) {
      empty_[i] |= uint16_t{channels[channel].empty(i)} << channel;
    }
  }
  ParallelFor(blocks_.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) FillBlock(i, &channels);
  });
}

// Takes the block from every channel, and frees it there.
void ChannelVectors::FillBlock(size_t block,
                               std::vector<SparseVectors>* channels) {
  TermBlock& to = blocks_[block];
  std::vector<TermBlock> from;
  size_t terms = 0;
  for (size_t channel = kTextChannels; channel < kChannels; ++channel) {
    from.push_back(std::move((*channels)[channel]).TakeBlock(block));
    terms += from.back().terms.size();
  }
  to.terms.reserve(terms);
  to.values.reserve(terms);
  for (size_t i = 0; i < from[0].size(); ++i) {
    for (const TermBlock& channel : from) {
      const TermList list = channel.of(i);
      to.terms.insert(to.terms.end(), list.terms.begin(), list.terms.end());
      to.values.insert(to.values.end(), list.values.begin(), list.values.end());
      to.EndDocument();
    }
  }
}

void ChannelVectors::PrefetchPlace(uint32_t document) const {
  const TermBlock& block = blocks_[document / TermLists::kBlock];
  __builtin_prefetch(&block.starts[PlaceOf(Channel::kNames, document)]);
}

void ChannelVectors::PrefetchTerms(uint32_t document) const {
  const TermBlock& block = blocks_[document / TermLists::kBlock];
  if (block.terms.empty()) return;
  const size_t start = block.starts[PlaceOf(Channel::kNames, document)];
  for (size_t line = 0; line < kLinesAhead; ++line) {
    __builtin_prefetch(block.terms.data() + start + line * kTermsPerLine);
  }
  __builtin_prefetch(block.values.data() + start);
}

}  // namespace samestory
