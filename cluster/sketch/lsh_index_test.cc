#include "cluster/sketch/lsh_index.h"

#include <vector>

#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr Banding kBanding = {25, 5};

class LshIndexTest : public testing::Test {
 protected:
  const Sketcher sketcher_ = *Sketcher::Create({});
  LshIndex index_ = *LshIndex::Create(sketcher_.format(), kBanding);
};

TEST_F(LshIndexTest, FindsThoseThatShareABandAndNoOthers) {
  SyntheticSource source(3);
  const WordSequence words = source.Words(200);
  std::vector<Sketch> sketches;
  for (DocId doc = 0; doc < 100; ++doc) {
    const double rate = doc / 400.;
    sketches.push_back(sketcher_.Make(ShinglesOf(source.Edit(words, rate))));
    ASSERT_TRUE(index_.Add(doc, sketches.back()).ok());
  }
  for (const Sketch& sketch : sketches) {
    std::vector<DocId> expected;
    for (DocId doc = 0; doc < sketches.size(); ++doc) {
      for (int band = 0; band < kBanding.bands; ++band) {
        if (BandKey(kBanding, sketch.slots, band) !=
            BandKey(kBanding, sketches[doc].slots, band)) {
          continue;
        }
        expected.push_back(doc);
        break;
      }
    }
    ASSERT_EQ(index_.Candidates(sketch), expected);
  }
}

TEST_F(LshIndexTest, EmptyTextsAreTakenAndNeverFound) {
  const Sketch empty = sketcher_.Make({});
  ASSERT_TRUE(index_.Add(0, empty).ok());
  EXPECT_EQ(index_.size(), 1u);
  EXPECT_EQ(index_.bytes_used(), 0u);
  EXPECT_TRUE(index_.Candidates(empty).empty());
}

TEST_F(LshIndexTest, RefusesSketchesOfAnotherFormat) {
  SketchOptions options;
  options.method = SketchMethod::kPermutations;
  const Sketch other = Sketcher::Create(options)->Make({1, 2});
  EXPECT_EQ(index_.Add(0, other).code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(index_.size(), 0u);
  ASSERT_TRUE(index_.Add(0, sketcher_.Make({1, 2})).ok());
  EXPECT_TRUE(index_.Candidates(other).empty());
}

TEST_F(LshIndexTest, RefusesABandingOfNothing) {
  EXPECT_FALSE(LshIndex::Create(sketcher_.format(), {0, 5}).ok());
  EXPECT_FALSE(LshIndex::Create(sketcher_.format(), {25, 0}).ok());
}

TEST_F(LshIndexTest, KeepsToTheBytesItPromises) {
  SyntheticSource source(4);
  constexpr int kDocs = 5000;
  for (DocId doc = 0; doc < kDocs; ++doc) {
    ASSERT_TRUE(index_.Add(doc, sketcher_.Make(source.Shingles(30))).ok());
  }
  EXPECT_LE(index_.bytes_used(), size_t{60} * kBanding.bands * kDocs);
}

}  // namespace
}  // namespace samestory
