#include "cluster/story/channel_vectors.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAreArray;

// Channel c of document i has i % (c + 1) terms.
std::vector<SparseVectors> TestChannels(uint32_t documents) {
  std::vector<SparseVectors> channels;
  for (uint32_t c = 0; c < kChannels; ++c) {
    SparseVectors::Builder builder(documents);
    for (uint32_t i = 0; i < documents; ++i) {
      std::vector<TermWeight> terms;
      for (uint32_t k = 0; k < i % (c + 1); ++k) {
        terms.push_back({i + k, 1000 * (1 + k)});
      }
      builder.Add(i, terms);
    }
    channels.push_back(std::move(builder).Build());
  }
  return channels;
}

TEST(ChannelVectorsTest, HoldsWhatTheChannelsHeld) {
  for (uint32_t documents : {0, 1, 256, 700}) {
    const std::vector<SparseVectors> channels = TestChannels(documents);
    const ChannelVectors vectors(channels, 2);
    for (uint32_t c = kTextChannels; c < kChannels; ++c) {
      const auto channel = static_cast<Channel>(c);
      for (uint32_t i = 0; i < documents; ++i) {
        vectors.PrefetchPlace(i);
        vectors.PrefetchTerms(i);
        const TermList list = vectors.of(channel, i);
        ASSERT_THAT(list.terms, ElementsAreArray(channels[c].of(i).terms));
        ASSERT_THAT(list.values, ElementsAreArray(channels[c].of(i).values));
        ASSERT_EQ(vectors.empty(channel, i), channels[c].empty(i));
      }
    }
  }
}

}  // namespace
}  // namespace samestory
