#include "base/hashing.h"

#include <set>
#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

// The empty and one-byte values are XXH3's published ones for seed 0.
TEST(HashBytesTest, ValuesAreThoseOfXxh3) {
  EXPECT_EQ(HashBytes(""), 0x2d06800538d394c2u);
  EXPECT_EQ(HashBytes("a"), 0xe6c632b61e964e1fu);
  EXPECT_EQ(HashBytes("abc"), 0x78af5f94892f3950u);
}

TEST(HashBytesTest, TheSeedChangesTheValue) {
  EXPECT_EQ(HashBytes("word", 0), HashBytes("word"));
  EXPECT_NE(HashBytes("word", 1), HashBytes("word"));
}

TEST(HashBytesTest, EveryLengthUpToAKilobyteHashesApart) {
  const std::string zeros(1024, '\0');
  std::set<uint64_t> seen;
  for (size_t size = 0; size <= zeros.size(); ++size) {
    seen.insert(HashBytes(absl::string_view(zeros).substr(0, size)));
  }
  EXPECT_EQ(seen.size(), zeros.size() + 1);
}

TEST(MixHashTest, OneFlippedBitFlipsAboutHalf) {
  for (int bit = 0; bit < 64; ++bit) {
    const uint64_t x = HashBytes(std::to_string(bit));
    const int flipped =
        __builtin_popcountll(MixHash(x) ^ MixHash(x ^ (uint64_t{1} << bit)));
    EXPECT_GE(flipped, 12) << bit;  // 32 +- 5 standard deviations
    EXPECT_LE(flipped, 52) << bit;
  }
}

TEST(CombineHashesTest, OrderMatters) {
  EXPECT_NE(CombineHashes(1, 2), CombineHashes(2, 1));
}

TEST(HashToHexTest, AlwaysSixteenDigits) {
  EXPECT_EQ(HashToHex(0), "0000000000000000");
  EXPECT_EQ(HashToHex(0xabcdef), "0000000000abcdef");
}

}  // namespace
}  // namespace samestory
