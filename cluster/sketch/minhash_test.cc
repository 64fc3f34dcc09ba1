#include "cluster/sketch/minhash.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "cluster/sketch/similarity.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr SketchMethod kMethods[] = {SketchMethod::kSlotWalk,
                                     SketchMethod::kPermutations};

Sketcher MakeSketcher(SketchMethod method, int slots = 128) {
  SketchOptions options;
  options.method = method;
  options.slots = slots;
  return *Sketcher::Create(options);
}

// Archives hold sketches: a change here is a new format version.
TEST(SketcherTest, ValuesAreThoseOfFormatTwo) {
  const ShingleVector set = {0x0123456789abcdef, 0xfedcba9876543210,
                             0x9e3779b97f4a7c15};
  const Sketch walk = MakeSketcher(SketchMethod::kSlotWalk, 16).Make(set);
  EXPECT_EQ(walk.format, 0x02010010u);
  EXPECT_EQ(walk.slots, (std::vector<uint32_t>{
                            267242409, 420102735, 797019768, 811954211,
                            1314804543, 165902235, 455826992, 633026216,
                            973938706, 1188623123, 1447418523, 1279198776,
                            946875989, 687063811, 457626791, 1193046}));
  const Sketch plain = MakeSketcher(SketchMethod::kPermutations, 16).Make(set);
  EXPECT_EQ(plain.format, 0x02020010u);
  EXPECT_EQ(plain.slots,
            (std::vector<uint32_t>{
                40442166, 671823584, 359606596, 120709278, 64938222, 890674761,
                1541568021, 876740870, 291034175, 487011601, 135677016,
                2024535067, 251364592, 11572331, 1459257644, 603112824}));
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
  const Sketch fast = MakeSketcher(SketchMethod::kSlotWalk).Make(set);
  const Sketch plain = MakeSketcher(SketchMethod::kPermutations).Make(set);
  const Sketch wide = MakeSketcher(SketchMethod::kSlotWalk, 256).Make(set);
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

// Fewer shingles than slots are sampled almost without replacement: half the
// binomial variance. Where both sets together have more shingles than slots
// the ratio rises (.57 at 128, .75 at 400), as it does for SuperMinHash. 4000
// trials know a variance to 2.3 % (one standard error); three are granted.
TEST(EstimateJaccardTest, VarianceOfTheWalkIsHalfTheBinomialOneOnShortTexts) {
  const struct {
    size_t size;
    double most;
  } kCases[] = {{8, .55},   {20, .55},  {50, .55},  {100, .55},
                {128, .58}, {400, .78}, {1000, .95}};
  for (const auto& c : kCases) {
    const int trials = c.size <= 128 ? 4000 : 1000;
    const Errors errors =
        MeasureErrors(SketchMethod::kSlotWalk, c.size, .5, trials);
    EXPECT_LE(errors.mean_square / errors.binomial,
              c.most * (1 + 3 * std::sqrt(2. / trials)))
        << c.size;
  }
}

}  // namespace
}  // namespace samestory
