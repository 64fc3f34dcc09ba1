#include "tests/testutil/pieces.h"

#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/byte_source.h"
#include "io/read/decompress.h"
#include "io/read/json_lines_reader.h"
#include "io/read/limits.h"
#include "io/read/slow_source.h"

namespace samestory {
namespace {

TEST(PiecesTest, RecordsAndFaultsAreALineEach) {
  const std::string lines = "{\"title\": \"Weir\", \"text\": \"Repaired.\"}\n[";
  const std::string read =
      ReadInPieces(lines, lines.size(), MakeJsonLinesReader);
  EXPECT_THAT(read, testing::StartsWith("1 0+39 |||Weir|Repaired.||\n2 "));
  EXPECT_THAT(read, testing::HasSubstr("not JSON"));
  EXPECT_EQ(ReadInPieces(lines, 3, MakeJsonLinesReader), read);
}

TEST(PiecesTest, ASourceIsDrainedUpToItsFault) {
  SlowSource sound("abcdef", 4);
  EXPECT_EQ(Drain(sound, 3, 100).bytes, "abcdef");
  const std::unique_ptr<ByteSource> broken =
      MakeGzipSource(std::make_unique<SlowSource>("abc", 1), ReadLimits());
  EXPECT_THAT(Drain(*broken, 3, 100).fault, testing::HasSubstr("gzip"));
}

}  // namespace
}  // namespace samestory
