#include "cluster/quality/contingency.h"

#include <map>
#include <utility>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(ContingencyTest, TheHeadersExampleHolds) {
  const Contingency table = MakeContingency({1, 1, 2}, {7, 8, 8});
  EXPECT_EQ(table.items, 3u);
  EXPECT_EQ(table.gold_sizes, (std::vector<uint64_t>{2, 1}));
  EXPECT_EQ(table.predicted_sizes, (std::vector<uint64_t>{1, 2}));
  ASSERT_EQ(table.cells.size(), 3u);
  EXPECT_EQ(table.cells[1].gold, 0u);
  EXPECT_EQ(table.cells[1].predicted, 1u);
  EXPECT_EQ(table.cells[1].count, 1u);
}

TEST(ContingencyTest, NothingGivesAnEmptyTable) {
  const Contingency table = MakeContingency({}, {});
  EXPECT_EQ(table.items, 0u);
  EXPECT_TRUE(table.cells.empty());
}

TEST(ContingencyTest, CellsCountWhatAMapCounts) {
  std::vector<uint32_t> gold, predicted;
  std::map<std::pair<uint32_t, uint32_t>, uint64_t> expected;
  for (uint32_t i = 0; i < 2000; ++i) {
    gold.push_back(i * i % 41);
    predicted.push_back(i * i % 29 + 0xffffff00);
    ++expected[{gold.back(), predicted.back()}];
  }
  const Contingency table = MakeContingency(gold, predicted);
  ASSERT_EQ(table.cells.size(), expected.size());
  uint64_t items = 0;
  for (const Contingency::Cell& cell : table.cells) {
    EXPECT_GT(cell.count, 0u);
    EXPECT_LE(cell.count, table.gold_sizes[cell.gold]);
    items += cell.count;
  }
  EXPECT_EQ(items, gold.size());
}

}  // namespace
}  // namespace samestory
