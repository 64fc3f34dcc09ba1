#include "cluster/dedup/components.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "cluster/dedup/band_keys_of.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using Texts = std::vector<uint32_t>;
using TextPairs = std::vector<std::pair<uint32_t, uint32_t>>;

// Bands of one key: texts with equal ones share a bucket, 0 stands for none.
NumberLists Find(const Texts& keys, const TextPairs& containers) {
  std::vector<std::vector<uint64_t>> band_keys(keys.size());
  for (size_t text = 0; text < keys.size(); ++text) {
    if (keys[text] > 0) band_keys[text] = {uint64_t{keys[text]} << 40};
  }
  const BandBuckets buckets(BandKeyColumn(band_keys), Numbers(keys.size()),
                            keys.size(), 1);
  return FindComponents(buckets, NumberLists(keys.size(), [&](auto put) {
                          for (const auto& pair : containers) {
                            put(pair.first, pair.second);
                          }
                        }));
}

TEST(ComponentsTest, ABucketJoinsItsTexts) {
  const NumberLists found = Find({1, 2, 0, 1, 2, 3, 1}, {});
  EXPECT_EQ(found[0], (Texts{0, 3, 6}));
  EXPECT_EQ(found[1], (Texts{1, 4}));
  EXPECT_EQ(found[2], (Texts{2}));
  EXPECT_EQ(found[3], (Texts{}));
  EXPECT_EQ(found[5], (Texts{5}));
}

TEST(ComponentsTest, AContainerJoinsWhatIsAlikeToEither) {
  const NumberLists found = Find({1, 2, 0, 1, 2, 3, 0}, {{4, 3}, {2, 6}});
  EXPECT_EQ(found[0], (Texts{0, 1, 3, 4}));
  EXPECT_EQ(found[2], (Texts{2, 6}));
  EXPECT_EQ(found[5], (Texts{5}));
}

// The definition: who can be reached.
TEST(ComponentsTest, EveryTextIsInTheComponentOfWhatItIsJoinedTo) {
  SyntheticSource source(1);
  Texts keys(500);
  for (uint32_t& key : keys) key = source.Below(200);
  TextPairs containers;
  for (int i = 0; i < 60; ++i) {
    containers.emplace_back(source.Below(500), source.Below(500));
  }
  const NumberLists found = Find(keys, containers);
  Texts component_of(keys.size(), 500);
  for (uint32_t component = 0; component < found.size(); ++component) {
    for (const uint32_t text : found[component]) {
      ASSERT_EQ(component_of[text], 500u);
      ASSERT_GE(text, component);
      component_of[text] = component;
    }
  }
  Texts reached = Numbers(keys.size());
  for (bool moved = true; moved;) {
    moved = false;
    const auto join = [&](uint32_t a, uint32_t b) {
      moved |= reached[a] != reached[b];
      reached[a] = reached[b] = std::min(reached[a], reached[b]);
    };
    for (uint32_t a = 0; a < keys.size(); ++a) {
      for (uint32_t b = 0; b < a; ++b) {
        if (keys[a] > 0 && keys[a] == keys[b]) join(a, b);
      }
    }
    for (const auto& pair : containers) join(pair.first, pair.second);
  }
  EXPECT_EQ(component_of, reached);
}

}  // namespace
}  // namespace samestory
