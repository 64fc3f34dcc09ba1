#include "cluster/dedup/sample_index.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "absl/types/optional.h"
#include "cluster/dedup/dedup_options.h"
#include "cluster/dedup/digest.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using Numbers = std::vector<uint32_t>;

// An index of sets, given by length.
class Indexed {
 public:
  explicit Indexed(const std::vector<ShingleVector>& sets,
                   const SampleIndexOptions& options = {}, int threads = 1) {
    const Digester digester = *Digester::Create(DedupOptions());
    std::vector<uint32_t> lengths;
    for (const ShingleVector& set : sets) {
      Digest digest;
      digester.Make(set, &digest);
      digests_.Add(digest);
      lengths.push_back(digest.shingles);
    }
    std::vector<uint32_t> texts(sets.size());
    std::iota(texts.begin(), texts.end(), 0);
    index_.emplace(digests_.samples(), texts, std::move(lengths), options,
                   threads);
  }

  SampleIndex::Answer Ask(uint32_t text) const {
    return index_->Candidates(text, .9);
  }

 private:
  Digests digests_;
  absl::optional<SampleIndex> index_;
};

// A set of `holder_size` shingles and one of `size` that shares so many of its
// shingles with it, drawn at random.
std::vector<ShingleVector> HolderAndHeld(SyntheticSource* source,
                                         size_t holder_size, size_t size,
                                         double share) {
  const WordSequence common =
      source->Words(static_cast<size_t>(share * static_cast<double>(size)));
  std::vector<ShingleVector> sets;
  for (const size_t whole : {holder_size, size}) {
    sets.push_back(Concatenate({common, source->Words(whole - common.size())}));
    std::sort(sets.back().begin(), sets.back().end());
  }
  return sets;
}

// Five in 32 leave none of 27 shingles once in 100 times, none of 90 never.
TEST(SampleIndexTest, FindsNineTenthsOfATextInAnyLongerOne) {
  SyntheticSource source(6);
  int missed = 0;
  for (int trial = 0; trial < 1000; ++trial) {
    const Indexed index(HolderAndHeld(&source, 400 + source.Below(1600),
                                      30 + source.Below(200), .9));
    missed += index.Ask(1).found != Numbers{0};
    EXPECT_FALSE(index.Ask(1).cut);
  }
  EXPECT_LE(missed, 5);
}

TEST(SampleIndexTest, DoesNotNameTextsThatShareLittle) {
  SyntheticSource source(7);
  int found = 0;
  for (int trial = 0; trial < 200; ++trial) {
    found +=
        !Indexed(HolderAndHeld(&source, 500, 100, .1)).Ask(1).found.empty();
  }
  EXPECT_LE(found, 10);
}

TEST(SampleIndexTest, OnlyThoseBeforeATextAreFound) {
  const ShingleVector set = SyntheticSource(8).Shingles(80);
  const Indexed index({set, set, set});
  EXPECT_EQ(index.Ask(0).found, Numbers{});
  EXPECT_EQ(index.Ask(1).found, Numbers{0});
  EXPECT_EQ(index.Ask(2).found, (Numbers{0, 1}));
}

TEST(SampleIndexTest, TextsThatAreHardlyLongerAreNotFound) {
  const WordSequence words = SyntheticSource(9).Words(404);
  const std::vector<ShingleVector> sets = {
      ShinglesOf(words), ShinglesOf({words.begin(), words.begin() + 304}),
      ShinglesOf({words.begin(), words.begin() + 204})};  // 400, 300, 200
  SampleIndexOptions options;
  options.least_ratio = 1.4;
  const Indexed index(sets, options);
  EXPECT_EQ(index.Ask(1).found, Numbers{});
  EXPECT_EQ(index.Ask(2).found, (Numbers{0, 1}));
}

TEST(SampleIndexTest, AFullListKeepsTheFirstAndSaysSo) {
  const ShingleVector set = SyntheticSource(10).Shingles(80);
  SampleIndexOptions options;
  options.max_holders = 3;
  const Indexed index(std::vector<ShingleVector>(100, set), options);
  EXPECT_EQ(index.Ask(50).found, (Numbers{0, 1, 2}));
  EXPECT_TRUE(index.Ask(50).cut);
  EXPECT_EQ(index.Ask(2).found, (Numbers{0, 1}));
  EXPECT_FALSE(index.Ask(2).cut);
}

TEST(SampleIndexTest, CommonShinglesDoNotHideARareHolder) {
  SyntheticSource source(11);
  const ShingleVector standing = source.Shingles(80);
  const auto with_standing = [&](ShingleVector set) {
    set.insert(set.end(), standing.begin(), standing.end());
    std::sort(set.begin(), set.end());
    return set;
  };
  const ShingleVector own = source.Shingles(80);
  std::vector<ShingleVector> sets;
  for (int i = 0; i < 200; ++i) {
    sets.push_back(with_standing(source.Shingles(300)));
  }
  ShingleVector longer = source.Shingles(200);
  longer.insert(longer.end(), own.begin(), own.end());
  sets.push_back(with_standing(longer));
  sets.push_back(with_standing(own));
  EXPECT_EQ(Indexed(sets).Ask(201).found, Numbers{200});
}

TEST(SampleIndexTest, ThreadsDoNotChangeTheAnswer) {
  SyntheticSource source(12);
  const WordSequence words = source.Words(600);
  std::vector<ShingleVector> sets;
  for (size_t i = 0; i < 300; ++i) {
    const WordSequence part(words.begin(), words.end() - i);
    sets.push_back(ShinglesOf(source.Edit(part, .01)));
  }
  std::stable_sort(sets.begin(), sets.end(),
                   [](const ShingleVector& a, const ShingleVector& b) {
                     return a.size() > b.size();
                   });
  const Indexed one(sets, {}, 1), eight(sets, {}, 8);
  for (uint32_t text = 0; text < sets.size(); ++text) {
    ASSERT_EQ(one.Ask(text).found, eight.Ask(text).found);
  }
}

}  // namespace
}  // namespace samestory
