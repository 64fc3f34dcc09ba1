#include "io/read/wanted_records.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(WantedRecordsTest, AllAreWantedUntilTheyAreLimited) {
  WantedRecords wanted;
  EXPECT_TRUE(wanted.Has(1));
  wanted.Limit({3, 5});
  for (const uint64_t number : {1, 2, 3, 3, 4, 5, 6}) {
    EXPECT_EQ(wanted.Has(number), number == 3 || number == 5) << number;
  }
  wanted.Limit({});
  EXPECT_FALSE(wanted.Has(7));
}

}  // namespace
}  // namespace samestory
