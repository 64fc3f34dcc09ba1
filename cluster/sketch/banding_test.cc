#include "cluster/sketch/banding.h"

#include <cmath>
#include <vector>

#include "cluster/sketch/minhash.h"
#include "cluster/sketch/similarity.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(ChooseBandingTest, TakesTheMostRowsThatStillFindThePair) {
  const struct {
    double threshold;
    int slots, bands, rows;
  } kCases[] = {
      {.5, 128, 42, 3},  {.6, 128, 32, 4}, {.7, 128, 25, 5}, {.8, 128, 18, 7},
      {.9, 128, 12, 10}, {1, 128, 1, 128}, {.7, 256, 42, 6}, {.01, 128, 128, 1},
  };
  for (const auto& c : kCases) {
    const auto banding = ChooseBanding(c.threshold, c.slots);
    ASSERT_TRUE(banding.ok());
    EXPECT_EQ(banding->bands, c.bands) << c.threshold;
    EXPECT_EQ(banding->rows, c.rows) << c.threshold;
  }
}

TEST(ChooseBandingTest, NamesWhatIsWrong) {
  for (const double threshold : {0., -1., 1.5, std::nan("")}) {
    EXPECT_EQ(ChooseBanding(threshold, 128).status().code(),
              absl::StatusCode::kInvalidArgument);
  }
  EXPECT_EQ(ChooseBanding(1.5, 128).status().message(),
            "ChooseBanding threshold: wants (0, 1], got 1.5");
  EXPECT_EQ(ChooseBanding(.7, 0).status().message(),
            "ChooseBanding slots: wants at least 1, got 0");
}

TEST(CandidateProbabilityTest, FollowsTheFormula) {
  EXPECT_NEAR(CandidateProbability({25, 5}, .7), .98995, 1e-5);
  EXPECT_NEAR(CandidateProbability({25, 5}, .3), .05901, 1e-5);
  EXPECT_EQ(CandidateProbability({25, 5}, 0), 0);
  EXPECT_EQ(CandidateProbability({25, 5}, 1), 1);
}

TEST(BandKeyTest, HangsOnTheRowsOfItsBandOnly) {
  const std::vector<uint32_t> slots = {1, 2, 3, 4, 5, 6};
  for (size_t changed = 0; changed < slots.size(); ++changed) {
    std::vector<uint32_t> other = slots;
    other[changed] ^= 8;
    for (int band = 0; band < 3; ++band) {
      const bool is_of_band = changed / 2 == static_cast<size_t>(band);
      EXPECT_EQ(BandKey({3, 2}, slots, band) != BandKey({3, 2}, other, band),
                is_of_band);
    }
  }
}

bool ShareABand(Banding banding, absl::Span<const uint32_t> a,
                absl::Span<const uint32_t> b) {
  for (int band = 0; band < banding.bands; ++band) {
    if (BandKey(banding, a, band) == BandKey(banding, b, band)) return true;
  }
  return false;
}

// One-permutation hashing fails this at n = 20: copied slots agree together.
TEST(BandingTest, FollowsItsCurveAtEveryLength) {
  constexpr int kTrials = 1000;
  const Sketcher sketcher = *Sketcher::Create({});
  SyntheticSource source(11);
  for (const size_t size : {20, 50, 100, 400, 2000}) {
    for (const double jaccard : {.3, .5, .7, .9}) {
      for (const Banding banding : {Banding{25, 5}, Banding{16, 8}}) {
        int found = 0;
        double expected = 0;  // of the Jaccard these sizes really allow
        for (int trial = 0; trial < kTrials; ++trial) {
          const auto [a, b] = source.PairWithJaccard(size, jaccard);
          found += ShareABand(banding, sketcher.Make(a).slots,
                              sketcher.Make(b).slots);
          expected +=
              CandidateProbability(banding, CountOverlap(a, b).jaccard()) /
              kTrials;
        }
        const double rate = static_cast<double>(found) / kTrials;
        const double sampling =
            4 * std::sqrt(expected * (1 - expected) / kTrials);
        EXPECT_NEAR(rate, expected, .03 + sampling)
            << size << " shingles, Jaccard " << jaccard << ", " << banding.bands
            << "x" << banding.rows;
      }
    }
  }
}

}  // namespace
}  // namespace samestory
