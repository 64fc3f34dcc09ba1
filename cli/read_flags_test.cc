#include "cli/read_flags.h"

#include "cli/command_line.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

absl::Time At(absl::string_view text) {
  absl::Time time;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &time, nullptr));
  return time;
}

TEST(ParseMomentTest, ADayLastsUntilTheNext) {
  const auto moment = ParseMoment("2024-02-28");
  ASSERT_TRUE(moment.ok());
  EXPECT_EQ(moment->begin, At("2024-02-28T00:00:00Z"));
  EXPECT_EQ(moment->end, At("2024-02-29T00:00:00Z"));
}

TEST(ParseMomentTest, ATimeLastsASecond) {
  const auto moment = ParseMoment("2024-05-01T10:30:00+02:00");
  ASSERT_TRUE(moment.ok());
  EXPECT_EQ(moment->begin, At("2024-05-01T08:30:00Z"));
  EXPECT_EQ(moment->end, At("2024-05-01T08:30:01Z"));
}

TEST(ParseMomentTest, OtherTextsAreRefused) {
  for (const char* text : {"", "monday", "05/01/2024", "2024-13-01",
                           "2024-05-01 garbage", "1714557000"}) {
    EXPECT_FALSE(ParseMoment(text).ok()) << text;
  }
}

TEST(ReadFlagsTest, EveryFlagReachesItsOption) {
  CLI::App app;
  ReadFlags flags;
  AddReadFlags(app, flags);
  const auto line = ParseCommandLine(
      app, {"--field=text=raw", "--field", "title=head", "news.jsonl",
            "--preset=scrapy", "--since=2024-05-01", "--until=2024-05-31",
            "--strict", "--explain-fields"});
  ASSERT_TRUE(line.ok()) << line.status();
  EXPECT_EQ(line->operands, std::vector<std::string>{"news.jsonl"});
  EXPECT_EQ(flags.options.fields.fields,
            (std::vector<std::string>{"text=raw", "title=head"}));
  EXPECT_EQ(flags.options.fields.preset, "scrapy");
  EXPECT_EQ(flags.since, At("2024-05-01T00:00:00Z"));
  EXPECT_EQ(flags.before, At("2024-06-01T00:00:00Z"));
  EXPECT_TRUE(flags.strict);
  EXPECT_TRUE(flags.explain_fields);
}

TEST(ReadFlagsTest, ComplaintsSayWhatIsWrong) {
  ReadFlags flags;
  EXPECT_EQ(ValidateReadFlags(flags).message(), "an INPUT is missing");
  flags.inputs = {"news"};
  flags.options.fields.fields = {"nonsense"};
  EXPECT_EQ(ValidateReadFlags(flags).message().substr(0, 9), "--field: ");
  flags.options.fields.fields.clear();
  flags.options.fields.preset = "nobody";
  EXPECT_EQ(ValidateReadFlags(flags).message().substr(0, 10), "--preset: ");
}

TEST(ReadFlagsTest, TimeDoesNotRunBackwards) {
  ReadFlags flags;
  flags.inputs = {"news"};
  flags.since = At("2024-05-31T00:00:00Z");
  flags.before = At("2024-06-01T00:00:00Z");
  EXPECT_TRUE(ValidateReadFlags(flags).ok());
  flags.before = flags.since;
  EXPECT_EQ(ValidateReadFlags(flags).message(),
            "--until: wants a moment that is not before --since");
}

}  // namespace
}  // namespace samestory
