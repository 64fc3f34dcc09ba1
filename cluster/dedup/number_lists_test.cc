#include "cluster/dedup/number_lists.h"

#include <utility>
#include <vector>

#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(NumberListsTest, GivesWhatWasPutInItsOrder) {
  SyntheticSource source(1);
  for (const uint32_t lists : {1, 7, 4096, 4097, 10000}) {
    std::vector<std::pair<uint32_t, uint32_t>> put;
    std::vector<std::vector<uint32_t>> wanted(lists);
    for (uint32_t i = 0; i < 2 * lists; ++i) {
      put.emplace_back(source.Below(lists), i);
      wanted[put.back().first].push_back(i);
    }
    const NumberLists made(lists, [&](auto put_one) {
      for (const auto& entry : put) put_one(entry.first, entry.second);
    });
    ASSERT_EQ(made.size(), lists);
    for (uint32_t list = 0; list < lists; ++list) {
      ASSERT_EQ(made[list], absl::MakeConstSpan(wanted[list])) << list;
    }
  }
}

TEST(NumberListsTest, ListsMayAllBeEmptyOrNone) {
  EXPECT_EQ(NumberLists().size(), 0u);
  const NumberLists empty(8192);
  for (size_t list = 0; list < empty.size(); ++list) {
    ASSERT_TRUE(empty[list].empty());
  }
}

}  // namespace
}  // namespace samestory
