#include "base/long_hash.h"

#include <string>

#include "gtest/gtest.h"

#define XXH_INLINE_ALL
#include "xxhash.h"

namespace samestory {
namespace {

TEST(LongHashTest, ValuesAreThoseOfXxh3) {
  std::string bytes;
  for (int i = 0; i < 5000; ++i) {
    EXPECT_EQ(HashLong(bytes), XXH3_64bits(bytes.data(), bytes.size())) << i;
    bytes.push_back(static_cast<char>(i * 37 % 251));
  }
}

}  // namespace
}  // namespace samestory
