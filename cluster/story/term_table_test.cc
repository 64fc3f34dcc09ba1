#include "cluster/story/term_table.h"

#include <cmath>

#include "gtest/gtest.h"

namespace samestory {
namespace {

// Documents with these words, each once.
std::vector<Evidence> Documents(
    const std::vector<std::vector<uint64_t>>& words) {
  std::vector<Evidence> documents;
  for (const std::vector<uint64_t>& terms : words) {
    Evidence evidence;
    for (uint64_t term : terms) {
      evidence[Channel::kWords].push_back({term, 1});
    }
    documents.push_back(evidence);
  }
  return documents;
}

constexpr uint64_t kCommon = uint64_t{5} << 32;
constexpr uint64_t kRare = uint64_t{6} << 32;
constexpr uint64_t kUnknown = uint64_t{7} << 32;

// Of 10,000 documents half have kCommon, ten have kRare.
Background TestBackground() {
  return Background::Parse(EncodeBackground(10000, {{5, 5000}, {6, 10}}))
      .value();
}

// kCommon in 4 documents, kRare in 8, kUnknown in 10.
TermTable TableOfTen(const Background& background) {
  std::vector<std::vector<uint64_t>> words(10, {kUnknown});
  for (size_t i = 0; i < 4; ++i) words[i].push_back(kCommon);
  for (size_t i = 0; i < 8; ++i) words[i].push_back(kRare);
  return TermTable::Count(Documents(words), Channel::kWords, background);
}

TEST(TermTableTest, FrequenciesMixTheBackgroundWithTheBatchBeyondOneStory) {
  const Background background = TestBackground();
  const TermTable table = TableOfTen(background);
  EXPECT_NEAR(DoubleFromFixed(table.IdfOf(kRare)),
              -std::log((2000 * .001 + 2) / 2010), .001);
  EXPECT_NEAR(DoubleFromFixed(table.IdfOf(kUnknown)),
              -std::log((2000 * .5 / 15000 + 4) / 2010), .001);
}

TEST(TermTableTest, TheDocumentsOfOneStoryDoNotMakeItsWordsCommon) {
  const Background background = TestBackground();
  EXPECT_NEAR(DoubleFromFixed(TableOfTen(background).IdfOf(kCommon)),
              -std::log(2000 * .5 / 2010), .001);
}

TEST(TermTableTest, InALargeBatchTheBatchDecides) {
  const Background background = TestBackground();
  std::vector<std::vector<uint64_t>> words(20000, {kUnknown});
  const TermTable table =
      TermTable::Count(Documents(words), Channel::kWords, background);
  EXPECT_LT(table.IdfOf(kUnknown), kFixedOne / 8);
}

TEST(TermTableTest, OnlySharedTermsHaveIdsAndTheyFollowTheHash) {
  const Background background = TestBackground();
  const TermTable table = TermTable::Count(
      Documents({{kCommon, kUnknown}, {kCommon, kUnknown}, {kRare}}),
      Channel::kWords, background);
  EXPECT_EQ(table.terms(), 2u);
  EXPECT_EQ(table.IdOf(kCommon), 0u);
  EXPECT_EQ(table.IdOf(kUnknown), 1u);
  EXPECT_EQ(table.IdOf(kRare), TermTable::kNoId);
}

TEST(MakeVectorsTest, TermsOfOneDocumentCountInTheLengthAlone) {
  const Background background = TestBackground();
  const std::vector<Evidence> documents =
      Documents({{kRare, kUnknown}, {kRare}});
  const TermTable table =
      TermTable::Count(documents, Channel::kWords, background);
  const SparseVectors vectors =
      MakeVectors(documents, Channel::kWords, table, VectorKind::kContent);
  EXPECT_EQ(vectors.of(0).size(), 1u);
  EXPECT_LT(vectors.Cosine(0, 1), kFixedOne * 3 / 4);
  EXPECT_NEAR(vectors.Cosine(1, 1), kFixedOne, 2);
}

TEST(MakeVectorsTest, VeryCommonTermsAreNoContent) {
  const Background background = TestBackground();
  const std::vector<Evidence> documents = Documents({{kCommon}, {kCommon}});
  const TermTable table =
      TermTable::Count(documents, Channel::kWords, background);
  EXPECT_TRUE(
      MakeVectors(documents, Channel::kWords, table, VectorKind::kContent)
          .empty(0));
  EXPECT_FALSE(
      MakeVectors(documents, Channel::kWords, table, VectorKind::kMarks)
          .empty(0));
}

TEST(MakeVectorsTest, SharedEvidenceIsWorthASixthOfItsIdfAboveTwo) {
  const Background background = TestBackground();
  const std::vector<Evidence> documents = Documents({{kRare}, {kRare}});
  const TermTable table =
      TermTable::Count(documents, Channel::kWords, background);
  const SparseVectors vectors =
      MakeVectors(documents, Channel::kWords, table, VectorKind::kShared);
  const double idf = DoubleFromFixed(table.IdfOf(kRare));
  EXPECT_NEAR(DoubleFromFixed(vectors.Cosine(0, 1)), (idf - 2) / 6, .001);
}

}  // namespace
}  // namespace samestory
