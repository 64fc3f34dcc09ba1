#include "base/column.h"

#include <cstdint>
#include <utility>

#include "gtest/gtest.h"

namespace samestory {
namespace {

// More than two blocks.
constexpr uint64_t kValues = 150000;

uint64_t ValueAt(uint64_t i) { return i * i + 7; }

Column<uint64_t> Filled(PagedMemory* memory) {
  Column<uint64_t> column(memory);
  for (uint64_t i = 0; i < kValues; ++i) column.push_back(ValueAt(i));
  return column;
}

void ExpectFilled(const Column<uint64_t>& column) {
  ASSERT_EQ(column.size(), kValues);
  for (uint64_t i = 0; i < kValues; ++i) ASSERT_EQ(column[i], ValueAt(i));
}

TEST(ColumnTest, HoldsItsValuesAndKeepsThemWhereTheyAre) {
  Column<uint64_t> column(nullptr);
  column.push_back(3);
  const uint64_t* const first = &column[0];
  for (uint64_t i = 1; i < kValues; ++i) column.push_back(ValueAt(i));
  EXPECT_EQ(&column[0], first);
  column[0] = ValueAt(0);
  ExpectFilled(column);
  EXPECT_EQ(column.bytes_used(), kValues * 8);
}

TEST(ColumnTest, ValuesThatWereLetGoComeBack) {
  const auto memory = PagedMemory::OnFile(testing::TempDir()).value();
  Column<uint64_t> column = Filled(memory.get());
  memory->LetGo();
  ExpectFilled(column);
  column[9] = 1;
  memory->LetGo();
  EXPECT_EQ(column[9], 1u);
}

TEST(ColumnTest, AColumnThatWasMovedFromIsEmptyAndFree) {
  Column<uint64_t> column = Filled(nullptr);
  const Column<uint64_t> moved = std::move(column);
  ExpectFilled(moved);
  EXPECT_TRUE(column.empty());
  column.push_back(1);
  EXPECT_EQ(column[0], 1u);
}

}  // namespace
}  // namespace samestory
