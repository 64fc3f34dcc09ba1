#include "cli/help_text.h"

#include <vector>

#include "absl/strings/str_split.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(WrapTextTest, BreaksAtSpaces) {
  EXPECT_EQ(WrapText("one two three", 7, 2), "one two\n  three");
  EXPECT_EQ(WrapText("one two", 80, 2), "one two");
  EXPECT_EQ(WrapText("", 10, 2), "");
}

TEST(WrapTextTest, ALongWordStaysWhole) {
  EXPECT_EQ(WrapText("a incomprehensible b", 5, 0), "a\nincomprehensible\nb");
}

TEST(HelpTextTest, APageHasUsageGroupsAndExamplesWithRunLast) {
  CLI::App app("Finds copies.");
  std::string output;
  app.set_help_flag("-h,--help", "This page.")->group("Run");
  app.add_option("--output", output, "Where to write.")
      ->type_name("FILE")
      ->group("Output");
  EXPECT_EQ(HelpText(app, "samestory dedup INPUT...", "  samestory dedup x\n"),
            "Finds copies.\n"
            "\n"
            "Usage: samestory dedup INPUT...\n"
            "\n"
            "Output:\n"
            "  --output FILE             Where to write.\n"
            "\n"
            "Run:\n"
            "  -h,--help                 This page.\n"
            "\n"
            "Examples:\n"
            "  samestory dedup x\n");
}

TEST(HelpTextTest, NoLineIsWiderThanAPage) {
  CLI::App app("Finds copies.");
  std::string value;
  app.add_option("--a-flag-with-a-long-name", value,
                 "A text that goes on and on and on until it must be wrapped "
                 "twice, once at least in this column.")
      ->type_name("EARLIEST|FIRST|LONGEST");
  const std::string page = HelpText(app, "x", "");
  for (const auto line : absl::StrSplit(page, '\n')) {
    EXPECT_LE(line.size(), 80u) << line;
  }
}

}  // namespace
}  // namespace samestory
