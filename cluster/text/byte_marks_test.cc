#include "cluster/text/byte_marks.h"

#include <cctype>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/simd_targets.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

bool Bit(uint64_t bits, size_t i) { return (bits >> i) & 1; }

// Any byte may come, those of English most often.
std::string RandomBytes(std::mt19937* random, size_t size) {
  std::string bytes(size, ' ');
  for (char& c : bytes) {
    const uint32_t drawn = (*random)();
    c = static_cast<char>(drawn % 4 == 0 ? drawn >> 8 : 32 + (drawn >> 8) % 95);
  }
  return bytes;
}

void ExpectDefinition(absl::string_view text,
                      const std::vector<ByteMarks>& marks) {
  const auto holds = [](absl::string_view set, char c) {
    return set.find(c) != absl::string_view::npos;
  };
  for (size_t i = 0; i < marks.size() * kMarkedBytes; ++i) {
    const bool inside = i < text.size();
    const char c = inside ? text[i] : ' ';
    const auto byte = static_cast<unsigned char>(c);
    const ByteMarks& block = marks[i / kMarkedBytes];
    const bool is_word = byte < 0x80 && (std::isalnum(byte) || c == '_');
    EXPECT_EQ(Bit(block.words, i % 64), is_word) << +byte;
    EXPECT_EQ(Bit(block.others, i % 64), byte >= 0x80) << +byte;
    EXPECT_EQ(Bit(block.stops, i % 64), holds(".!?\xe2\xe3\xef", c)) << +byte;
    EXPECT_EQ(Bit(block.breaks, i % 64), holds("\n\r\xe2\xe3\xef", c)) << +byte;
  }
}

TEST(ByteMarksTest, EveryTargetMarksByTheDefinition) {
  ForEachTarget([] {
    std::mt19937 random(1);
    for (size_t size = 0; size < 300; ++size) {
      const std::string text = RandomBytes(&random, size);
      std::vector<ByteMarks> marks((size + 63) / 64);
      MarkBytes(text, marks.data());
      ExpectDefinition(text, marks);
    }
  });
}

TEST(ByteMarksTest, EveryByteIsMarkedWhereverItStands) {
  for (int byte = 0; byte < 256; ++byte) {
    for (const size_t at : {0, 31, 63}) {
      std::string text(64, ' ');
      text[at] = static_cast<char>(byte);
      ExpectDefinition(text, {MarkBlock(text)});
    }
  }
}

TEST(ByteMarksTest, ABlockEndsAt64Bytes) {
  const std::string text(100, 'a');
  EXPECT_EQ(MarkBlock(text).words, ~uint64_t{0});
  EXPECT_EQ(MarkBlock("ab").words, 3u);
  EXPECT_EQ(MarkBlock("").words, 0u);
}

TEST(MarkCapitalsTest, EveryTargetMarksCapitalsOnly) {
  ForEachTarget([] {
    std::mt19937 random(4);
    for (size_t size = 0; size < 300; ++size) {
      const std::string text = RandomBytes(&random, size);
      std::vector<uint64_t> expected(MarksFor(size)), bits(MarksFor(size));
      for (size_t i = 0; i < size; ++i) {
        expected[i / 64] |= uint64_t{text[i] >= 'A' && text[i] <= 'Z'}
                            << i % 64;
      }
      MarkCapitals(text, bits.data());
      EXPECT_EQ(bits, expected);
    }
  });
}

TEST(FindEdgesTest, EveryTargetFindsWhereBitsChange) {
  ForEachTarget([] {
    std::mt19937_64 random(3);
    for (size_t count = 0; count < 20; ++count) {
      std::vector<uint64_t> bits(count);
      for (uint64_t& b : bits) {
        b = random() & random() & (random() % 4 == 0 ? 0 : ~uint64_t{0});
        if (random() % 8 == 0) b = ~uint64_t{0};
      }
      std::vector<uint32_t> expected, edges(64 * (count + 1));
      for (uint32_t i = 0; i < 64 * count; ++i) {
        const bool before = i > 0 && Bit(bits[(i - 1) / 64], (i - 1) % 64);
        if (Bit(bits[i / 64], i % 64) != before) expected.push_back(i);
      }
      edges.resize(FindEdges(bits, edges.data()));
      EXPECT_EQ(edges, expected);
    }
  });
}

TEST(LowerAsciiTest, EveryTargetLowersCapitalsOnly) {
  ForEachTarget([] {
    std::mt19937 random(2);
    for (size_t size = 0; size < 300; ++size) {
      const std::string text = RandomBytes(&random, size);
      std::string expected = text, lower(size, ' ');
      for (char& c : expected) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      }
      LowerAscii(text, &lower[0]);
      EXPECT_EQ(lower, expected);
    }
  });
}

}  // namespace
}  // namespace samestory
