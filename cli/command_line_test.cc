#include "cli/command_line.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

// Everything a verb may bind, in one place.
class CommandLineTest : public testing::Test {
 protected:
  CommandLineTest() {
    AddChoice(app_, "--format", format_, {"text", "json"}, "How to write.");
    AddReal(app_, "--threshold", threshold_, "Where copies begin.");
    AddWhole(app_, "--top", top_, "At most so many.");
    AddText(app_, "--output", output_, "FILE", "Where to write.");
    app_.add_flag("--quiet", quiet_, "Say nothing.");
  }

  absl::StatusOr<CommandLine> Parse(std::vector<std::string> arguments) {
    return ParseCommandLine(app_, arguments);
  }

  std::string Complaint(std::vector<std::string> arguments) {
    return std::string(Parse(std::move(arguments)).status().message());
  }

  CLI::App app_;
  std::string format_ = "text";
  std::string output_;
  double threshold_ = 0.7;
  int top_ = 0;
  bool quiet_ = false;
};

using Operands = std::vector<std::string>;

TEST_F(CommandLineTest, FlagsAndOperandsMix) {
  const auto line = Parse({"a", "--format=json", "-", "--top", "3", "b"});
  ASSERT_TRUE(line.ok()) << line.status();
  EXPECT_EQ(line->operands, (Operands{"a", "-", "b"}));
  EXPECT_EQ(format_, "json");
  EXPECT_EQ(top_, 3);
}

TEST_F(CommandLineTest, BehindTwoDashesAllAreOperands) {
  const auto line = Parse({"--quiet", "--", "--format=json", "-x", "--"});
  ASSERT_TRUE(line.ok());
  EXPECT_EQ(line->operands, (Operands{"--format=json", "-x", "--"}));
  EXPECT_EQ(format_, "text");
  EXPECT_TRUE(quiet_);
}

TEST_F(CommandLineTest, AnOperandIsTakenAsItIs) {
  const auto line = Parse({"[a,b]", "with space", "x=y"});
  ASSERT_TRUE(line.ok());
  EXPECT_EQ(line->operands, (Operands{"[a,b]", "with space", "x=y"}));
}

TEST_F(CommandLineTest, NegativeNumbersAreValues) {
  ASSERT_TRUE(Parse({"--threshold", "-1.5"}).ok());
  EXPECT_EQ(threshold_, -1.5);
}

TEST_F(CommandLineTest, TheLastOfTwoWins) {
  ASSERT_TRUE(Parse({"--top=1", "--top=2"}).ok());
  EXPECT_EQ(top_, 2);
}

TEST_F(CommandLineTest, HelpIsNoError) {
  EXPECT_TRUE(Parse({"-h"})->wants_help);
  EXPECT_TRUE(Parse({"a", "--help"})->wants_help);
  EXPECT_FALSE(Parse({"a"})->wants_help);
}

TEST_F(CommandLineTest, ComplaintsNameTheFlagAndTheValue) {
  struct Case {
    Operands arguments;
    std::string complaint;
  };
  const std::vector<Case> cases = {
      {{"--fromat=json"}, "no flag `--fromat`; did you mean `--format`?"},
      {{"-format", "json"}, "no flag `-format`; did you mean `--format`?"},
      {{"--zebra"}, "no flag `--zebra`"},
      {{"--format=jsn"},
       "--format: wants text|json, got jsn; did you mean `json`?"},
      {{"--format="}, "--format: wants a value"},
      {{"--top=many"}, "--top: wants a whole number, got many"},
      {{"--top=99999999999"}, "--top: wants a whole number, got 99999999999"},
      {{"--threshold=.7x"}, "--threshold: wants a number, got .7x"},
      {{"--output"}, "--output: wants a value"},
  };
  for (const Case& c : cases) EXPECT_EQ(Complaint(c.arguments), c.complaint);
}

}  // namespace
}  // namespace samestory
