#include "cli/dropped.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

// Four records: an article, a copy of it, the copy again, the article again.
class DroppedTest : public testing::Test {
 protected:
  DroppedTest() {
    articles_.resize(2);
    articles_[0].id = "late";
    articles_[1].id = "original \"1\"";
    stories_.placements.resize(2);
    stories_.placements[0].canonical = 1;
    stories_.placements[0].to_canonical = {MergeReason::kContainment, 0.5, 1,
                                           0.5};
    stories_.placements[1].canonical = 1;
    intake_.docs = {0, 1, 0, 1};
  }

  std::vector<Article> articles_;
  Stories stories_;
  Intake intake_;
};

TEST_F(DroppedTest, TheFirstRecordOfACanonicalIsKept) {
  EXPECT_EQ(ChooseKept(intake_, stories_),
            (std::vector<bool>{false, true, false, false}));
}

TEST_F(DroppedTest, EveryOtherRecordHasALine) {
  const std::string copy =
      R"({"id":"late","duplicate_of":"original \"1\"","jaccard":0.5,)"
      R"("containment":1.0,"containment_of_kept":0.5,)"
      R"("reason":"containment"})"
      "\n";
  const std::string repeat =
      R"({"id":"original \"1\"","duplicate_of":"original \"1\"",)"
      R"("jaccard":1.0,"containment":1.0,"containment_of_kept":1.0,)"
      R"("reason":"repeated"})"
      "\n";
  EXPECT_EQ(
      DroppedLines(intake_, stories_, articles_, ChooseKept(intake_, stories_)),
      copy + copy + repeat);
}

}  // namespace
}  // namespace samestory
