#include "cluster/dedup/seen_keys.h"

#include <vector>

#include "base/hashing.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(SeenKeysTest, KeysThatCameTwiceAreToldAndFewOthers) {
  for (const size_t count : {1, 10, 1000, 100000}) {
    SeenKeys seen(count);
    for (size_t i = 0; i < count; ++i) seen.Add(MixHash(i));
    size_t mistaken = 0;
    for (size_t i = 0; i < count; ++i) {
      mistaken += seen.MayHaveComeTwice(MixHash(i));
    }
    EXPECT_LE(mistaken, count / 7 + 3) << count;
    for (size_t i = 0; i < count; i += 3) seen.Add(MixHash(i));
    for (size_t i = 0; i < count; i += 3) {
      ASSERT_TRUE(seen.MayHaveComeTwice(MixHash(i)));
    }
  }
}

}  // namespace
}  // namespace samestory
