#include "cluster/text/ascii_block.h"

#include <cctype>
#include <random>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(AsciiBlockTest, EveryByteInEveryPlaceIsClassified) {
  for (int byte = 0; byte < 256; ++byte) {
    for (int at = 0; at < 64; ++at) {
      char bytes[64] = {};
      bytes[at] = static_cast<char>(byte);
      const bool part = byte < 0x80 && (std::isalnum(byte) || byte == '_');
      for (const AsciiMasks& masks :
           {ClassifyAscii64(bytes), ClassifyAscii64Plain(bytes)}) {
        EXPECT_EQ(masks.parts, uint64_t{part} << at) << byte;
        EXPECT_EQ(masks.other, uint64_t{byte >= 0x80} << at) << byte;
      }
    }
  }
}

TEST(AsciiBlockTest, VectorsAgreeWithThePlainWay) {
  std::mt19937 random(3);
  for (int round = 0; round < 10000; ++round) {
    char bytes[64];
    for (char& byte : bytes) byte = static_cast<char>(random());
    const AsciiMasks fast = ClassifyAscii64(bytes);
    const AsciiMasks plain = ClassifyAscii64Plain(bytes);
    ASSERT_EQ(fast.parts, plain.parts);
    ASSERT_EQ(fast.other, plain.other);
  }
}

}  // namespace
}  // namespace samestory
