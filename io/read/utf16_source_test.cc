#include "io/read/utf16_source.h"

#include <string>
#include <utility>

#include "gtest/gtest.h"

namespace samestory {
namespace {

std::string Decoded(std::string bytes) {
  absl::StatusOr<std::unique_ptr<ByteSource>> source =
      MakeUtf8Source(MakePrefixedSource(std::move(bytes), nullptr));
  EXPECT_TRUE(source.ok());
  return *ReadUpTo(**source, 1 << 20);
}

std::string Bytes(const char* bytes, size_t size) {
  return std::string(bytes, size);
}

TEST(Utf16SourceTest, MarksAreReadAndDropped) {
  EXPECT_EQ(Decoded(""), "");
  EXPECT_EQ(Decoded("ab"), "ab");
  EXPECT_EQ(Decoded("plain"), "plain");
  EXPECT_EQ(Decoded("\xef\xbb\xbfmarked"), "marked");
  EXPECT_EQ(Decoded("\xef\xbb"), "\xef\xbb");
}

TEST(Utf16SourceTest, BothByteOrdersAreDecoded) {
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\x41\x00\xe9\x00\xac\x20", 8)), "Aé€");
  EXPECT_EQ(Decoded(Bytes("\xfe\xff\x00\x41\x00\xe9\x20\xac", 8)), "Aé€");
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\x3d\xd8\x00\xde", 6)), "\U0001f600");
}

TEST(Utf16SourceTest, LoneSurrogatesAndHalvesAreReplaced) {
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\x3d\xd8\x41\x00", 6)), "\ufffdA");
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\x00\xde\x41\x00", 6)), "\ufffdA");
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\x41\x00\x3d\xd8", 6)), "A\ufffd");
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\x41\x00\x42", 5)), "A\ufffd");
}

TEST(Utf16SourceTest, LongTextsCrossChunks) {
  std::string bytes = "\xff\xfe", wanted;
  for (int i = 0; i < 100000; ++i) {
    bytes += Bytes("\x3d\xd8\x00\xde", 4);
    wanted += "\U0001f600";
  }
  EXPECT_EQ(Decoded(bytes), wanted);
}

}  // namespace
}  // namespace samestory
