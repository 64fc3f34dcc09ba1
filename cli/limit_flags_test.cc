#include "cli/limit_flags.h"

#include <string>
#include <vector>

#include "cli/command_line.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using testing::StartsWith;

TEST(ParseSizeTest, UnitsArePowersOf1024) {
  struct Case {
    const char* text;
    uint64_t bytes;
  };
  const Case cases[] = {{"0", 0},
                        {"4096", 4096},
                        {"64K", 64 << 10},
                        {"64M", 64 << 20},
                        {"64m", 64 << 20},
                        {"2G", uint64_t{2} << 30},
                        {"1T", uint64_t{1} << 40}};
  for (const Case& c : cases) EXPECT_EQ(*ParseSize(c.text), c.bytes) << c.text;
  for (const char* text : {"", "M", "64MB", "-1", "1.5G", "99999999999T"}) {
    EXPECT_FALSE(ParseSize(text).ok()) << text;
  }
}

TEST(LimitFlagsTest, EveryFlagReachesItsLimit) {
  CLI::App app;
  ReadLimits limits;
  AddLimitFlags(app, limits);
  ASSERT_TRUE(ParseCommandLine(app, {"--max-record=1M", "--max-depth=7",
                                     "--max-columns=8", "--max-expansion=9",
                                     "--max-unpacked=2G", "--max-window=256M"})
                  .ok());
  EXPECT_EQ(limits.record_bytes, 1u << 20);
  EXPECT_EQ(limits.depth, 7u);
  EXPECT_EQ(limits.columns, 8u);
  EXPECT_EQ(limits.expansion, 9u);
  EXPECT_EQ(limits.unpacked_bytes, uint64_t{2} << 30);
  EXPECT_EQ(limits.zstd_window_log, 28);
}

TEST(LimitFlagsTest, ComplaintsNameTheFlag) {
  ReadLimits limits;
  EXPECT_TRUE(ValidateLimitFlags(limits).ok());
  limits.depth = 0;
  EXPECT_THAT(std::string(ValidateLimitFlags(limits).message()),
              StartsWith("--max-depth: wants 1"));
  CLI::App app;
  AddLimitFlags(app, limits);
  EXPECT_THAT(
      std::string(
          ParseCommandLine(app, {"--max-record=much"}).status().message()),
      StartsWith("--max-record: wants a size"));
}

}  // namespace
}  // namespace samestory
