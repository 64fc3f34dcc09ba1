#include "cluster/quality/agreement.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

using Labels = std::vector<uint32_t>;

struct KnownCase {
  std::string name;
  Labels gold;
  Labels predicted;
  double bcubed_precision, bcubed_recall;
  double pair_precision, pair_recall;
  double adjusted_rand, adjusted_mutual_information;
  double homogeneity, completeness, v_measure;
};

// Five hundred labels that two languages make alike.
Labels FormulaGold() {
  Labels labels;
  for (uint32_t i = 0; i < 500; ++i) labels.push_back((i * i * 7 + i) % 37);
  return labels;
}

Labels FormulaPredicted() {
  Labels labels = FormulaGold();
  for (uint32_t i = 0; i < 500; i += 3) labels[i] = i * 5 % 61 + 100;
  return labels;
}

// BCubed from its definition; the rest from scikit-learn 1.9.1
// (adjusted_rand_score, adjusted_mutual_info_score, homogeneity_score,
// completeness_score, v_measure_score, pair_confusion_matrix), except that no
// predicted pair at all is a precision of 1.
std::vector<KnownCase> KnownCases() {
  return {
      {"two stories, one article astray",
       {1, 1, 1, 2, 2},
       {5, 5, 6, 6, 6},
       0.7333333333333333,
       0.7333333333333333,
       0.5,
       0.5,
       0.16666666666666666,
       0.2512669357444356,
       0.43253806776631243,
       0.43253806776631243,
       0.43253806776631243},
      {"stories split, none mixed",
       {1, 1, 1, 1, 2, 2, 2, 3},
       {1, 1, 2, 2, 3, 3, 4, 5},
       1,
       0.5833333333333333,
       1,
       0.3333333333333333,
       0.40425531914893614,
       0.5465832135590267,
       1,
       0.6247284721020296,
       0.7690250805954953},
      {"every pair wrong",
       {1, 1, 2, 2},
       {1, 2, 1, 2},
       0.5,
       0.5,
       0,
       0,
       -0.5,
       -0.5,
       0,
       0,
       0},
      {"nothing joined",
       {1, 1, 1, 2, 2, 3},
       {1, 2, 3, 4, 5, 6},
       1,
       0.5,
       1,
       0,
       0,
       0,
       1,
       0.5644754678724234,
       0.7216162598446754},
      {"all joined",
       {1, 1, 1, 2, 2, 3},
       {1, 1, 1, 1, 1, 1},
       0.3888888888888889,
       1,
       0.26666666666666666,
       1,
       0,
       0,
       0,
       1,
       0},
      {"split and mixed",
       {1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 4, 4},
       {1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5},
       0.7777777777777778,
       0.5833333333333334,
       0.6,
       0.3157894736842105,
       0.2685788787483703,
       0.386180399515188,
       0.7345312036139632,
       0.5698066380060006,
       0.6417674045582447},
      {"perfect under other names",
       {3, 1, 3, 2},
       {9, 8, 9, 7},
       1,
       1,
       1,
       1,
       1,
       1,
       1,
       1,
       1},
      {"five hundred", FormulaGold(), FormulaPredicted(), 0.794,
       0.4572470492470481, 0.9501187648456056, 0.4354587869362364,
       0.5837193164770051, 0.6494782166317306, 0.8876075777167044,
       0.6578361134140239, 0.755641014309335},
  };
}

TEST(AgreementTest, MatchesScikitLearnAndTheDefinitions) {
  for (const KnownCase& known : KnownCases()) {
    SCOPED_TRACE(known.name);
    const auto got = MeasureAgreement(known.gold, known.predicted);
    ASSERT_TRUE(got.ok());
    EXPECT_NEAR(got->bcubed.precision, known.bcubed_precision, 1e-12);
    EXPECT_NEAR(got->bcubed.recall, known.bcubed_recall, 1e-12);
    EXPECT_NEAR(got->pairs.precision, known.pair_precision, 1e-12);
    EXPECT_NEAR(got->pairs.recall, known.pair_recall, 1e-12);
    EXPECT_NEAR(got->adjusted_rand, known.adjusted_rand, 1e-12);
    EXPECT_NEAR(got->adjusted_mutual_information,
                known.adjusted_mutual_information, 1e-12);
    EXPECT_NEAR(got->homogeneity, known.homogeneity, 1e-12);
    EXPECT_NEAR(got->completeness, known.completeness, 1e-12);
    EXPECT_NEAR(got->v_measure, known.v_measure, 1e-12);
  }
}

TEST(AgreementTest, F1IsTheHarmonicMeanOfTheMeans) {
  const auto got = MeasureAgreement({1, 1, 1, 1, 2, 2, 2, 3},  //
                                    {1, 1, 2, 2, 3, 3, 4, 5});
  EXPECT_NEAR(got->bcubed.f1, 2 * (7.0 / 12) / (1 + 7.0 / 12), 1e-12);
  EXPECT_NEAR(got->pairs.f1, 0.5, 1e-12);
}

TEST(AgreementTest, CountsStoriesAndArticles) {
  const auto got = MeasureAgreement({1, 1, 1, 2, 2}, {5, 5, 6, 7, 7});
  EXPECT_EQ(got->articles, 5u);
  EXPECT_EQ(got->gold_stories, 2u);
  EXPECT_EQ(got->predicted_stories, 3u);
}

TEST(AgreementTest, TheFloorIsWhatSingletonsScore) {
  const Labels gold = {1, 1, 1, 2, 2, 3, 4, 5};
  const auto floor = MeasureAgreement(gold, {1, 2, 3, 4, 5, 6, 7, 8});
  const auto other = MeasureAgreement(gold, {1, 1, 1, 1, 1, 1, 1, 1});
  EXPECT_NEAR(floor->bcubed_f1_of_singletons, floor->bcubed.f1, 1e-12);
  EXPECT_NEAR(other->bcubed_f1_of_singletons, floor->bcubed.f1, 1e-12);
}

// Gold: one single article, a pair, and a story of six, which is too large.
// The pair stands in one predicted story with the single one: precision 2/3.
TEST(AgreementTest, SmallStoriesAreThoseOfTwoToFive) {
  const auto got = MeasureAgreement({1, 2, 2, 3, 3, 3, 3, 3, 3},
                                    {1, 1, 1, 2, 3, 4, 5, 6, 7});
  EXPECT_EQ(got->articles_of_small, 2u);
  EXPECT_NEAR(got->bcubed_of_small.precision, 2.0 / 3, 1e-12);
  EXPECT_NEAR(got->bcubed_of_small.recall, 1, 1e-12);
}

TEST(AgreementTest, WithoutSmallStoriesTheirScoreIsZero) {
  const auto got = MeasureAgreement({1, 2}, {1, 2});
  EXPECT_EQ(got->articles_of_small, 0u);
  EXPECT_EQ(got->bcubed_of_small.f1, 0);
}

TEST(AgreementTest, TrivialLabellingsThatAgreeScoreOne) {
  for (const Labels& labels : {Labels{4}, Labels{1, 2, 3}, Labels{7, 7, 7}}) {
    const auto got = MeasureAgreement(labels, labels);
    EXPECT_EQ(got->adjusted_rand, 1);
    EXPECT_EQ(got->adjusted_mutual_information, 1);
    EXPECT_EQ(got->v_measure, 1);
    EXPECT_EQ(got->pairs.f1, 1);
  }
}

TEST(AgreementTest, SwappingTheSidesSwapsPrecisionAndRecall) {
  const auto forth = MeasureAgreement(FormulaGold(), FormulaPredicted());
  const auto back = MeasureAgreement(FormulaPredicted(), FormulaGold());
  EXPECT_NEAR(forth->bcubed.precision, back->bcubed.recall, 1e-12);
  EXPECT_NEAR(forth->pairs.recall, back->pairs.precision, 1e-12);
  EXPECT_NEAR(forth->homogeneity, back->completeness, 1e-12);
  EXPECT_NEAR(forth->adjusted_mutual_information,
              back->adjusted_mutual_information, 1e-12);
}

TEST(AgreementTest, LabelsByChanceScoreNearZero) {
  Labels gold, predicted;
  uint64_t state = 1;  // a linear congruential generator, Knuth's MMIX
  for (int i = 0; i < 20000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    gold.push_back(state >> 40 & 63);
    predicted.push_back(state >> 50 & 63);
  }
  const auto got = MeasureAgreement(gold, predicted);
  EXPECT_NEAR(got->adjusted_rand, 0, 0.002);
  EXPECT_NEAR(got->adjusted_mutual_information, 0, 0.002);
}

TEST(AgreementTest, EveryArticleWantsTwoLabels) {
  EXPECT_FALSE(MeasureAgreement({1, 2}, {1}).ok());
  EXPECT_FALSE(MeasureAgreement({}, {}).ok());
  EXPECT_EQ(MeasureAgreement({1, 2}, {1}).status().message(),
            "agreement wants two labels an article, got 2 gold and 1");
}

}  // namespace
}  // namespace samestory
