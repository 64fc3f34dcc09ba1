#include "cluster/embedding_table.h"

#include <cmath>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(EmbeddingTableTest, FindsByIdWhatWasAdded) {
  EmbeddingTable table;
  ASSERT_TRUE(table.Add("a", {3, 4}).ok());
  ASSERT_TRUE(table.Add("b", {0, -1}).ok());
  EXPECT_EQ(table.size(), 2u);
  EXPECT_EQ(table.dimensions(), 2u);
  EXPECT_THAT(table.Find("a"), ElementsAre(19660, 26214));
  EXPECT_THAT(table.Find("b"), ElementsAre(0, -32767));
  EXPECT_THAT(table.Find("c"), IsEmpty());
}

TEST(EmbeddingTableTest, SaysWhatIsWrong) {
  struct Case {
    const char* id;
    std::vector<double> vector;
    const char* complaint;
  };
  const Case kCases[] = {
      {"b", {}, "wants numbers, got none"},
      {"b", {1, 2, 3}, "wants 2 numbers as the first, got 3"},
      {"b", {0, 0}, "wants finite numbers"},
      {"b", {NAN, 1}, "wants finite numbers"},
      {"a", {1, 2}, "id a is there twice"},
  };
  for (const Case& c : kCases) {
    EmbeddingTable table;
    ASSERT_TRUE(table.Add("a", {3, 4}).ok());
    EXPECT_THAT(std::string(table.Add(c.id, c.vector).message()),
                HasSubstr(c.complaint));
    EXPECT_EQ(table.size(), 1u);
  }
}

}  // namespace
}  // namespace samestory
