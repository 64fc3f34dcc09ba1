#include "base/span_list.h"

#include <cstdint>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(SpanListTest, ArraysComeBackAndStayWhereTheyAre) {
  SpanList<uint32_t> list;
  std::vector<std::vector<uint32_t>> added;
  std::vector<const uint32_t*> places;
  for (uint32_t i = 0; i < 3000; ++i) {
    added.emplace_back(i % 7 == 0 ? 0 : i, i);
    EXPECT_EQ(list.Add(added.back()), i);
    places.push_back(list[i].data());
  }
  ASSERT_EQ(list.size(), added.size());
  for (size_t i = 0; i < added.size(); ++i) {
    EXPECT_EQ(list[i], absl::MakeConstSpan(added[i]));
    EXPECT_EQ(list[i].data(), places[i]);
  }
}

TEST(SpanListTest, ReplacingLeavesTheOthers) {
  SpanList<char> list;
  list.Add({'a', 'b'});
  list.Add({'c'});
  list.Replace(0, {'x', 'y', 'z'});
  EXPECT_EQ(list[0], absl::MakeConstSpan({'x', 'y', 'z'}));
  EXPECT_EQ(list[1], absl::MakeConstSpan({'c'}));
  list.Replace(0, {'u'});
  EXPECT_EQ(list[0], absl::MakeConstSpan({'u'}));
  EXPECT_EQ(list.size(), 2u);
}

TEST(SpanListTest, HoldsLittleMoreThanTheElements) {
  SpanList<uint64_t> list;
  const std::vector<uint64_t> fifty(50);
  for (int i = 0; i < 20000; ++i) list.Add(fifty);
  EXPECT_LE(list.bytes_used(), 20000u * (50 * 8 + 2 * 12) + (1u << 20));
}

}  // namespace
}  // namespace samestory
