#include "io/read/utf8_source.h"

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

TEST(Utf8SourceTest, MarksAreReadAndDropped) {
  EXPECT_EQ(Decoded(""), "");
  EXPECT_EQ(Decoded("ab"), "ab");
  EXPECT_EQ(Decoded("plain"), "plain");
  EXPECT_EQ(Decoded("\xef\xbb\xbfmarked"), "marked");
  EXPECT_EQ(Decoded("\xef\xbb"), "\xef\xbb");
}

TEST(Utf8SourceTest, BothByteOrdersAreDecoded) {
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\x41\x00\xe9\x00\xac\x20", 8)), "Aé€");
  EXPECT_EQ(Decoded(Bytes("\xfe\xff\x00\x41\x00\xe9\x20\xac", 8)), "Aé€");
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\x3d\xd8\x00\xde", 6)), "\U0001f600");
}

TEST(Utf8SourceTest, LoneSurrogatesAndHalvesAreReplaced) {
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\x3d\xd8\x41\x00", 6)), "\ufffdA");
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\x00\xde\x41\x00", 6)), "\ufffdA");
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\x41\x00\x3d\xd8", 6)), "A\ufffd");
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\x41\x00\x42", 5)), "A\ufffd");
}

TEST(Utf8SourceTest, Utf32IsDecoded) {
  EXPECT_EQ(Decoded(Bytes("\xff\xfe\0\0A\0\0\0\0\xf6\x01\0", 12)),
            "A\U0001f600");
  EXPECT_EQ(Decoded(Bytes("\0\0\xfe\xff\0\0\0A", 8)), "A");
}

TEST(Utf8SourceTest, XmlIsDecodedAsItDeclares) {
  const std::string koi = "<?xml version='1.0' encoding='KOI8-R'?><rss>";
  EXPECT_EQ(Decoded(koi + "\xd7\xc5\xd3"), koi + "вес");
  EXPECT_EQ(Decoded("<!-- x --> " + koi + "\xd7"), "<!-- x --> " + koi + "в");
  EXPECT_EQ(Decoded("\xef\xbb\xbf" + koi + "вес"), koi + "вес")
      << "a mark wins";
  const std::string page = "<?xml version='1.0' encoding='KOI8-R'?><html>\xd7";
  EXPECT_EQ(Decoded(page), page) << "pages have a reader of their own";
  EXPECT_EQ(Decoded("plain \xd7"), "plain \xd7");
}

TEST(Utf8SourceTest, XmlWithoutAMarkTellsItselfByItsFirstCharacter) {
  EXPECT_EQ(Decoded(Bytes("<\0?\0x\0", 6)), "<?x");
  EXPECT_EQ(Decoded(Bytes("\0<\0?\0x", 6)), "<?x");
  EXPECT_EQ(Decoded(Bytes("<\0\0\0?\0\0\0", 8)), "<?");
}

TEST(Utf8SourceTest, XmlThatIsNoUtf8IsWindows1252OrRepaired) {
  struct Case {
    const char* bytes;
    const char* text;
  };
  const Case cases[] = {
      {"<rss>don\x92t", "<rss>don’t"},
      {"<?xml version='1.0' encoding='utf-8'?><rss>caf\xe9 \xc3\xa9",
       "<?xml version='1.0' encoding='utf-8'?><rss>café Ã©"},
      {"<rss>\xc3\xa9 caf\xe9", "<rss>é caf\ufffd"},
      {"<rss>\xef\xbf\xbd caf\xe9", "<rss>\ufffd caf\ufffd"},
      {"\xef\xbb\xbf<rss>caf\xe9", "<rss>caf\ufffd"},
      {"<?xml version='1.0' encoding='no-such'?><rss>\x92",
       "<?xml version='1.0' encoding='no-such'?><rss>’"},
      {"<?xml version='1.0' encoding='utf-16'?><rss>é",
       "<?xml version='1.0' encoding='utf-16'?><rss>é"},
  };
  for (const Case& c : cases) EXPECT_EQ(Decoded(c.bytes), c.text) << c.bytes;
}

TEST(Utf8SourceTest, RepairAgreesWithTheWholeAcrossChunks) {
  std::string text = "<rss>é";
  while (text.size() < 200000) text += "añ日\U0001f600\xff";
  std::string wanted = "<rss>é";
  while (wanted.size() < 200000 + 200000 / 11 * 2)
    wanted += "añ日\U0001f600\ufffd";
  const std::string decoded = Decoded(text);
  EXPECT_EQ(decoded, wanted.substr(0, decoded.size()));
  EXPECT_EQ(decoded.substr(decoded.size() - 3), "\ufffd");
}

// Else it would depend on what else is in the same chunk.
TEST(Utf8SourceTest, NulInXmlIsASpaceWhereverItStands) {
  const std::string sound("<rss>\xc3\xa9\0x", 9);
  EXPECT_EQ(Decoded(sound), "<rss>é x");
  EXPECT_EQ(Decoded(sound + "\xff"), "<rss>é x\ufffd");
  EXPECT_EQ(Decoded(std::string("<rss>\xe9\0x", 8)), "<rss>é x");
}

TEST(Utf8SourceTest, LongTextsCrossChunks) {
  std::string bytes = "\xff\xfe", wanted;
  for (int i = 0; i < 100000; ++i) {
    bytes += Bytes("\x3d\xd8\x00\xde", 4);
    wanted += "\U0001f600";
  }
  EXPECT_EQ(Decoded(bytes), wanted);
}

}  // namespace
}  // namespace samestory
