#include "cluster/story/term_table.h"

#include <cmath>
#include <map>
#include <random>
#include <set>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

// Documents with these words, each once.
TermLists Documents(const std::vector<std::vector<uint32_t>>& words) {
  TermLists documents(words.size());
  for (uint32_t i = 0; i < words.size(); ++i) {
    std::vector<TermCount> counts;
    for (uint32_t term : words[i]) counts.push_back({term, 1});
    documents.Append(i, counts);
  }
  return documents;
}

constexpr uint32_t kCommon = 5;
constexpr uint32_t kRare = 6;
constexpr uint32_t kUnknown = 7;

// Of 10,000 documents half have kCommon, ten have kRare.
Background TestBackground() {
  return Background::Parse(EncodeBackground(10000, {{5, 5000}, {6, 10}}))
      .value();
}

// kCommon in 4 documents, kRare in 11, kUnknown in 20.
TermTable TableOfTwenty(const Background& background) {
  std::vector<std::vector<uint32_t>> words(20, {kUnknown});
  for (size_t i = 0; i < 4; ++i) words[i] = {kCommon, kUnknown};
  for (size_t i = 0; i < 11; ++i) words[i].insert(words[i].end() - 1, kRare);
  return TermTable::Count(Documents(words), background, ForeignTerms(), 1);
}

TEST(TermTableTest, FrequenciesMixTheBackgroundWithTheBatchBeyondOneStory) {
  const Background background = TestBackground();
  const TermTable table = TableOfTwenty(background);
  EXPECT_NEAR(DoubleFromFixed(table.IdfOf(kRare)),
              -std::log((2500 * .001 + 2) / 2520), .001);
  EXPECT_NEAR(DoubleFromFixed(table.IdfOf(kUnknown)),
              -std::log((2500 * .5 / 15000 + 11) / 2520), .001);
}

TEST(TermTableTest, TheDocumentsOfOneStoryDoNotMakeItsWordsCommon) {
  const Background background = TestBackground();
  EXPECT_NEAR(DoubleFromFixed(TableOfTwenty(background).IdfOf(kCommon)),
              -std::log(2500 * .5 / 2520), .001);
}

TEST(TermTableTest, InALargeBatchTheBatchDecides) {
  const Background background = TestBackground();
  std::vector<std::vector<uint32_t>> words(20000, {kUnknown});
  const TermTable table =
      TermTable::Count(Documents(words), background, ForeignTerms(), 1);
  EXPECT_LT(table.IdfOf(kUnknown), kFixedOne / 8);
}

TEST(TermTableTest, OnlySharedTermsHaveIdsAndTheyFollowTheHash) {
  const Background background = TestBackground();
  const TermTable table = TermTable::Count(
      Documents({{kCommon, kUnknown}, {kCommon, kUnknown}, {kRare}}),
      background, ForeignTerms(), 1);
  EXPECT_EQ(table.terms(), 2u);
  EXPECT_EQ(table.IdOf(kCommon), 0u);
  EXPECT_EQ(table.IdOf(kUnknown), 1u);
  EXPECT_EQ(table.IdOf(kRare), TermTable::kNoId);
}

TEST(TermTableTest, CountsLikeACounterWhateverTheThreads) {
  const Background background = TestBackground();
  std::mt19937 random(5);
  std::vector<std::vector<uint32_t>> words(20000);
  std::map<uint32_t, uint64_t> counts;
  for (std::vector<uint32_t>& own : words) {
    std::set<uint32_t> terms;
    for (int i = 0; i < 40; ++i) terms.insert(random() % 500000 * 8577);
    own.assign(terms.begin(), terms.end());
    for (uint32_t term : own) ++counts[term];
  }
  size_t shared = 0;
  for (const auto& count : counts) shared += count.second > 1;
  const TermTable one =
      TermTable::Count(Documents(words), background, ForeignTerms(), 1);
  const TermTable three =
      TermTable::Count(Documents(words), background, ForeignTerms(), 3);
  EXPECT_EQ(one.terms(), shared);
  EXPECT_EQ(three.terms(), shared);
  uint32_t next = 0;
  for (const auto& count : counts) {
    const uint32_t id = count.second > 1 ? next++ : TermTable::kNoId;
    ASSERT_EQ(one.IdOf(count.first), id);
    ASSERT_EQ(three.IdOf(count.first), id);
    ASSERT_EQ(one.IdfOf(count.first), three.IdfOf(count.first));
  }
}

TEST(MakeVectorsTest, TermsOfOneDocumentCountInTheLengthAlone) {
  const Background background = TestBackground();
  const TermLists documents = Documents({{kRare, kUnknown}, {kRare}});
  const TermTable table =
      TermTable::Count(documents, background, ForeignTerms(), 1);
  const SparseVectors vectors =
      MakeVectors(documents, table, VectorKind::kContent, 1);
  EXPECT_EQ(vectors.of(0).size(), 1u);
  EXPECT_LT(vectors.Cosine(0, 1), kFixedOne * 3 / 4);
  EXPECT_NEAR(vectors.Cosine(1, 1), kFixedOne, 2);
}

TEST(MakeVectorsTest, VeryCommonTermsAreNoContent) {
  const Background background = TestBackground();
  const TermLists documents = Documents({{kCommon}, {kCommon}});
  const TermTable table =
      TermTable::Count(documents, background, ForeignTerms(), 1);
  EXPECT_TRUE(MakeVectors(documents, table, VectorKind::kContent, 1).empty(0));
  EXPECT_FALSE(MakeVectors(documents, table, VectorKind::kMarks, 1).empty(0));
}

TEST(MakeVectorsTest, SharedEvidenceIsWorthASixthOfItsIdfAboveTwo) {
  const Background background = TestBackground();
  const TermLists documents = Documents({{kRare}, {kRare}});
  const TermTable table =
      TermTable::Count(documents, background, ForeignTerms(), 1);
  const SparseVectors vectors =
      MakeVectors(documents, table, VectorKind::kShared, 1);
  const double idf = DoubleFromFixed(table.IdfOf(kRare));
  EXPECT_NEAR(DoubleFromFixed(UnscaledProduct(vectors.of(0), vectors.of(1))),
              (idf - 2) / 6, .001);
}

}  // namespace
}  // namespace samestory
