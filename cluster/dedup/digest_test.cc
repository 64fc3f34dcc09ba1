#include "cluster/dedup/digest.h"

#include <algorithm>
#include <vector>

#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

Digest DigestOf(const std::vector<uint64_t>& shingles,
                const DedupOptions& options = {}) {
  Digest digest;
  Digester::Create(options)->Make(shingles, &digest);
  return digest;
}

TEST(DigestTest, DependsOnTheSetButForItsHash) {
  const ShingleVector set = SyntheticSource(1).Shingles(300);
  const Digest sorted = DigestOf(set);
  ShingleVector turned(set.rbegin(), set.rend());
  turned.insert(turned.end(), set.begin(), set.begin() + 40);
  const Digest other = DigestOf(turned);
  EXPECT_EQ(other.band_keys, sorted.band_keys);
  EXPECT_EQ(other.sample, sorted.sample);
  EXPECT_NE(other.hash, sorted.hash);
  EXPECT_EQ(sorted.shingles, 300u);
  EXPECT_EQ(other.shingles, 340u);
  EXPECT_EQ(DigestOf(set).hash, sorted.hash);
}

TEST(DigestTest, FiveShinglesIn32AreSampledByWhoeverHoldsThem) {
  SyntheticSource source(2);
  const ShingleVector all = source.Shingles(8000);
  const Digest whole = DigestOf(all);
  EXPECT_NEAR(static_cast<double>(whole.sample.size()), 1250, 130);
  const Digest part = DigestOf({all.begin(), all.begin() + 4000});
  EXPECT_TRUE(std::includes(whole.sample.begin(), whole.sample.end(),
                            part.sample.begin(), part.sample.end()));
}

TEST(DigestTest, TextsOfOneShingleOrNoneHaveNoKeys) {
  EXPECT_TRUE(DigestOf({}).band_keys.empty());
  EXPECT_TRUE(DigestOf({7}).band_keys.empty());
  EXPECT_EQ(DigestOf({7, 9}).band_keys.size(), 25u);
}

TEST(DigestTest, WithoutContainmentThereIsNoSample) {
  DedupOptions options;
  options.containment_threshold = 0;
  EXPECT_TRUE(
      DigestOf(SyntheticSource(3).Shingles(300), options).sample.empty());
}

TEST(DigestsTest, GiveWhatWasAddedOrReplaced) {
  const Digest first = DigestOf(SyntheticSource(4).Shingles(100));
  const Digest second = DigestOf(SyntheticSource(5).Shingles(200));
  Digests digests;
  digests.Add(first);
  digests.Add(first);
  digests.Replace(0, second);
  EXPECT_EQ(digests.size(), 2u);
  EXPECT_EQ(digests.hash(0), second.hash);
  EXPECT_EQ(digests.shingles(0), 200u);
  EXPECT_EQ(digests.band_keys()[0], absl::MakeConstSpan(second.band_keys));
  EXPECT_EQ(digests.samples()[1], absl::MakeConstSpan(first.sample));
}

}  // namespace
}  // namespace samestory
