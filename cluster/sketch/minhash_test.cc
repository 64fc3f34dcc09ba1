#include "cluster/sketch/minhash.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "cluster/sketch/similarity.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr SketchMethod kMethods[] = {SketchMethod::kFastSimilarity,
                                     SketchMethod::kPermutations};

Sketcher MakeSketcher(SketchMethod method, int slots = 128) {
  SketchOptions options;
  options.method = method;
  options.slots = slots;
  return *Sketcher::Create(options);
}

// Archives hold sketches: a change here is a new format version.
TEST(SketcherTest, ValuesAreThoseOfFormatOne) {
  const ShingleVector set = {1, 2, 3};
  SketchOptions options;
  options.slots = 16;
  const Sketch fast = Sketcher::Create(options)->Make(set);
  EXPECT_EQ(fast.format, 0x01010010u);
  EXPECT_EQ(fast.slots, (std::vector<uint32_t>{
                            60206300, 2016344571, 3995128981, 3228702946,
                            545654939, 3362876306, 3437707523, 2904404329,
                            2276972476, 3316401931, 3569838711, 1917007280,
                            3533582554, 310376636, 3881151680, 2587583186}));
  options.method = SketchMethod::kPermutations;
  const Sketch plain = Sketcher::Create(options)->Make(set);
  EXPECT_EQ(plain.format, 0x01020010u);
  EXPECT_EQ(plain.slots, (std::vector<uint32_t>{
                             3135558617, 574265017, 1173466504, 3271948941,
                             1093321410, 2304212497, 728359574, 255826640,
                             983583525, 1589075831, 210717487, 538811489,
                             1523833867, 933983247, 2153987164, 1661342969}));
}

TEST(SketcherTest, TheOrderOfShinglesDoesNotMatter) {
  ShingleVector set = SyntheticSource(1).Shingles(50);
  for (const SketchMethod method : kMethods) {
    const Sketcher sketcher = MakeSketcher(method);
    const Sketch sorted = sketcher.Make(set);
    std::reverse(set.begin(), set.end());
    EXPECT_EQ(sketcher.Make(set).slots, sorted.slots);
    std::rotate(set.begin(), set.begin() + 17, set.end());
    EXPECT_EQ(sketcher.Make(set).slots, sorted.slots);
  }
}

TEST(SketcherTest, TheSketchOfAUnionIsTheLeastOfBoth) {
  SyntheticSource source(2);
  for (const SketchMethod method : kMethods) {
    const Sketcher sketcher = MakeSketcher(method);
    for (const size_t size : {1, 5, 40, 128, 700}) {
      const ShingleVector a = source.Shingles(size);
      const ShingleVector b = source.Shingles(2 * size);
      ShingleVector both = a;
      both.insert(both.end(), b.begin(), b.end());
      const Sketch of_a = sketcher.Make(a), of_b = sketcher.Make(b);
      const Sketch of_both = sketcher.Make(both);
      for (size_t slot = 0; slot < of_both.slots.size(); ++slot) {
        ASSERT_EQ(of_both.slots[slot],
                  std::min(of_a.slots[slot], of_b.slots[slot]));
      }
    }
  }
}

TEST(SketcherTest, NoSlotOfATextIsEmptyAndEverySlotOfNothingIs) {
  for (const SketchMethod method : kMethods) {
    const Sketcher sketcher = MakeSketcher(method);
    const Sketch one = sketcher.Make({42});
    EXPECT_EQ(std::count(one.slots.begin(), one.slots.end(), kEmptySlot), 0);
    const Sketch none = sketcher.Make({});
    EXPECT_EQ(std::count(none.slots.begin(), none.slots.end(), kEmptySlot),
              128);
  }
}

TEST(SketchOptionsTest, NamesTheFieldAndTheValue) {
  for (const int slots : {0, -128, 8, 100, 2048}) {
    SketchOptions options;
    options.slots = slots;
    EXPECT_EQ(Sketcher::Create(options).status().code(),
              absl::StatusCode::kInvalidArgument)
        << slots;
  }
  SketchOptions options;
  options.slots = 100;
  EXPECT_EQ(options.Validate().message(),
            "SketchOptions.slots: wants a power of two in 16..1024, got 100");
}

TEST(EstimateJaccardTest, RefusesToMixFormats) {
  const ShingleVector set = {1, 2, 3};
  const Sketch fast = MakeSketcher(SketchMethod::kFastSimilarity).Make(set);
  const Sketch plain = MakeSketcher(SketchMethod::kPermutations).Make(set);
  const Sketch wide =
      MakeSketcher(SketchMethod::kFastSimilarity, 256).Make(set);
  for (const Sketch& other : {plain, wide, Sketch()}) {
    EXPECT_EQ(EstimateJaccard(fast, other).status().code(),
              absl::StatusCode::kInvalidArgument);
  }
}

TEST(EstimateJaccardTest, EqualIsOneAndEmptyIsLikeNothing) {
  for (const SketchMethod method : kMethods) {
    const Sketcher sketcher = MakeSketcher(method);
    const Sketch some = sketcher.Make({1, 2, 3}), none = sketcher.Make({});
    EXPECT_EQ(EstimateJaccard(some, some)->jaccard, 1);
    EXPECT_EQ(EstimateJaccard(some, none)->jaccard, 0);
    EXPECT_EQ(EstimateJaccard(none, none)->jaccard, 0);
  }
}

// Mean and mean square of (estimate - Jaccard) over many pairs.
struct Errors {
  double mean = 0, mean_square = 0, binomial = 0;
};

Errors MeasureErrors(SketchMethod method, size_t size, double jaccard,
                     int trials) {
  const Sketcher sketcher = MakeSketcher(method);
  SyntheticSource source(size);
  Errors errors;
  for (int trial = 0; trial < trials; ++trial) {
    const auto [a, b] = source.PairWithJaccard(size, jaccard);
    const double exact = CountOverlap(a, b).jaccard();
    const double error =
        EstimateJaccard(sketcher.Make(a), sketcher.Make(b))->jaccard - exact;
    errors.mean += error / trials;
    errors.mean_square += error * error / trials;
    errors.binomial += exact * (1 - exact) / 128 / trials;
  }
  return errors;
}

// Both methods, every length: the mean error is within four of its standard
// errors of nothing.
TEST(EstimateJaccardTest, IsUnbiasedAtEveryLength) {
  for (const SketchMethod method : kMethods) {
    const bool is_slow = method == SketchMethod::kPermutations;
    for (const size_t size : {2, 20, 100, 300, 1000}) {
      for (const double jaccard : {.2, .5, .8}) {
        const int trials = is_slow ? 30000 / size : 1000;
        const Errors errors = MeasureErrors(method, size, jaccard, trials);
        EXPECT_LE(std::fabs(errors.mean),
                  4 * std::sqrt(errors.binomial / trials))
            << size << " shingles, Jaccard " << jaccard;
      }
    }
  }
}

// Short texts are sampled almost without replacement. 1000 trials know a
// variance to 4.5 % (one standard error); three of them are granted.
TEST(EstimateJaccardTest, FastVarianceIsHalfTheBinomialOneOnShortTexts) {
  const struct {
    size_t size;
    double most;
  } kCases[] = {{20, .80}, {50, .62}, {100, .62}, {1000, 1.14}, {5000, 1.14}};
  for (const auto& c : kCases) {
    const Errors errors =
        MeasureErrors(SketchMethod::kFastSimilarity, c.size, .5, 1000);
    EXPECT_LE(errors.mean_square / errors.binomial, c.most) << c.size;
  }
}

}  // namespace
}  // namespace samestory
