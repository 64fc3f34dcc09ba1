// How the program answers its user: help, mistakes, exit codes.

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/program/program_fixture.h"

namespace samestory {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class UsageTest : public ProgramTest {};

TEST_F(UsageTest, HelpIsFineAndGoesToStdout) {
  for (const char* line :
       {"samestory --help", "samestory -h", "samestory help"}) {
    const Result result = Shell(line);
    EXPECT_EQ(result.code, 0) << line;
    EXPECT_THAT(result.out, HasSubstr("Usage: samestory [VERB]")) << line;
    EXPECT_THAT(result.out, HasSubstr("Examples:")) << line;
    EXPECT_THAT(result.err, IsEmpty()) << line;
  }
}

TEST_F(UsageTest, EveryVerbHasHelpWithExamples) {
  for (const std::string verb : {"cluster", "dedup", "explain", "eval"}) {
    for (const std::string flag : {"-h", "--help"}) {
      const Result result = Shell("samestory " + verb + " " + flag);
      EXPECT_EQ(result.code, 0) << verb;
      EXPECT_THAT(result.out, HasSubstr("Usage: samestory " + verb));
      EXPECT_THAT(result.out, HasSubstr("\nExamples:\n  samestory "));
      EXPECT_THAT(result.out, HasSubstr("--threshold"));
    }
  }
}

TEST_F(UsageTest, VersionIsOneLine) {
  const Result result = Shell("samestory --version");
  EXPECT_EQ(result.code, 0);
  EXPECT_THAT(result.out, StartsWith("samestory "));
}

TEST_F(UsageTest, MistakesExitWith2AndSuggest) {
  Write("news.jsonl", MakeNews());
  struct Case {
    std::string line, complaint;
  };
  const std::vector<Case> cases = {
      {"samestory", "an INPUT is missing"},
      {"samestory cluster", "an INPUT is missing"},
      {"samestory dedup", "an INPUT is missing"},
      {"samestory clutser news.jsonl",
       "no verb or input `clutser`; did you mean `cluster`?"},
      {"samestory dedpu", "no verb or input `dedpu`; did you mean `dedup`?"},
      {"samestory --quiet --threads=2 explain a b",
       "the verb comes first: samestory explain [FLAGS] ..."},
      {"samestory --fromat=csv news.jsonl",
       "no flag `--fromat`; did you mean `--format`?"},
      {"samestory --format=cvs news.jsonl", "did you mean `csv`?"},
      {"samestory --raw news.jsonl", "--raw: wants --format=csv, got text"},
      {"samestory --threshold=1.5 news.jsonl", "--threshold: wants"},
      {"samestory --threshold=x news.jsonl", "--threshold: wants a number"},
      {"samestory --containment=.2 news.jsonl", "--containment: wants"},
      {"samestory --shingle=0 news.jsonl", "--shingle: wants"},
      {"samestory --threads=-1 news.jsonl", "--threads: wants"},
      {"samestory --threads=20000 news.jsonl", "--threads: wants"},
      {"samestory --window=0 news.jsonl", "--window: wants"},
      {"samestory --keep=best news.jsonl", "--keep: wants"},
      {"samestory --boilerplate=yes news.jsonl", "--boilerplate: wants"},
      {"samestory --since=monday news.jsonl", "--since: wants"},
      {"samestory --since=2024-05-02 --until=2024-05-01 news.jsonl",
       "--until: wants"},
      {"samestory dedup --dropped=- news.jsonl", "--dropped: wants"},
      {"samestory -o news.jsonl news.jsonl", "is an input"},
      {"samestory dedup -o news.jsonl .", "lies in the input ."},
      {"samestory dedup --dropped=news.jsonl .", "lies in the input ."},
      {"samestory dedup -o new.jsonl .", "lies in the input ."},
      {"samestory dedup news.jsonl >>news.jsonl", "stdout is an input"},
      {"samestory dedup - <news.jsonl >>news.jsonl", "stdout is an input"},
      {"samestory dedup . >>news.jsonl", "lies in the input ."},
      {"set -o pipefail; samestory dedup x -o /dev/stdout --dropped=/dev/fd/1 "
       "| cat",
       "--dropped: wants"},
      {"samestory dedup x --dropped=out >out", "--dropped: wants"},
      {"samestory eval --gold=news.jsonl -o news.jsonl x", "is an input"},
      {"samestory dedup -o out --dropped=./out news.jsonl", "--dropped: wants"},
      {"samestory --preset=scrappy news.jsonl", "--preset"},
      {"samestory --field=nonsense news.jsonl", "--field"},
      {"samestory --output news.jsonl", "an INPUT is missing"},
      {"samestory explain a b", "explain wants two articles"},
      {"samestory eval news.jsonl", "eval wants --gold"},
      {"samestory eval --gold=g.csv", "eval wants either INPUT or"},
      {"samestory eval --gold=g.csv --predicted=p.csv x", "eval wants either"},
      {"samestory eval --gold=none news.jsonl", "none: cannot be opened"},
      {"samestory eval --gold=. news.jsonl", ".: cannot be read"},
      {"samestory --weights=none news.jsonl", "none: cannot be opened"},
      {"samestory --weights=. news.jsonl", ".: cannot be read"},
      {"samestory --embeddings=none news.jsonl", "none: cannot be read"},
  };
  for (const Case& c : cases) {
    const Result result = Shell(c.line);
    EXPECT_EQ(result.code, 2) << c.line;
    EXPECT_THAT(result.err, HasSubstr(c.complaint)) << c.line;
    EXPECT_THAT(result.err, HasSubstr("--help")) << c.line;
    EXPECT_THAT(result.out, IsEmpty()) << c.line;
  }
}

TEST_F(UsageTest, NothingReadableExitsWith1) {
  Write("empty.jsonl", "");
  Write("broken.jsonl", "{\"text\": \n");
  Write("picture.png", "\x89PNG\r\n\x1a\n");
  for (const char* line :
       {"samestory nowhere/at/all", "samestory empty.jsonl",
        "samestory broken.jsonl picture.png", "samestory --strict empty.jsonl",
        "samestory dedup broken.jsonl"}) {
    const Result result = Shell(line);
    EXPECT_EQ(result.code, 1) << line;
    EXPECT_THAT(result.err, HasSubstr("nothing readable")) << line;
    EXPECT_THAT(result.out, IsEmpty()) << line;
  }
}

TEST_F(UsageTest, AFolderWithoutFilesIsNamed) {
  ASSERT_EQ(Shell("mkdir -p empty/deep && touch empty/.hidden").code, 0);
  const Result result = Shell("samestory empty");
  EXPECT_EQ(result.code, 1);
  EXPECT_EQ(result.err,
            "samestory: nothing readable in the input: empty holds no files "
            "(hidden ones, and links in a folder, are passed over)\n");
}

TEST_F(UsageTest, HostileNamesStayOnTheirLine) {
  const Result result = Shell(
      "printf '{' >$'a\\e[31m\\xe2\\x80\\xae\\nb.jsonl'; samestory *.jsonl");
  EXPECT_EQ(result.code, 1);
  EXPECT_THAT(result.err, StartsWith("samestory: a[31m b.jsonl"));
  EXPECT_THAT(result.err, testing::Not(HasSubstr("\x1b")));
  EXPECT_THAT(result.err, testing::Not(HasSubstr("\u202e")));
}

TEST_F(UsageTest, ABadRecordIsNamedAndLeftOut) {
  Write("news.jsonl", "{\"title\": oops}\n" + MakeNews());
  const Result result = Shell("samestory --format=jsonl news.jsonl");
  EXPECT_EQ(result.code, 0);
  EXPECT_THAT(result.err, HasSubstr("news.jsonl:1: "));
  EXPECT_THAT(result.err, HasSubstr("1 skipped (1 not JSON)"));
}

TEST_F(UsageTest, StrictTurnsASkippedRecordInto3) {
  Write("news.jsonl", "{\"title\": oops}\n" + MakeNews());
  Write("good.jsonl", MakeNews());
  for (const std::string verb : {"cluster", "dedup", "explain a c"}) {
    EXPECT_EQ(Shell("samestory " + verb + " --strict news.jsonl").code, 3);
    EXPECT_EQ(Shell("samestory " + verb + " --strict good.jsonl").code, 0);
  }
  EXPECT_EQ(Shell("samestory --strict good.jsonl nowhere.jsonl").code, 3);
}

TEST_F(UsageTest, TheSummaryCountsAndQuietSilencesIt) {
  Write("news.jsonl", MakeNews());
  const Result loud = Shell("samestory news.jsonl");
  EXPECT_THAT(loud.err, HasSubstr("6 records of 1 file, 1 repeated\n"));
  EXPECT_THAT(loud.err, HasSubstr("5 articles: 2 copies, 3 stories"));
  const Result quiet = Shell("samestory --quiet news.jsonl");
  EXPECT_EQ(quiet.err, "");
  EXPECT_EQ(quiet.out, loud.out);
}

TEST_F(UsageTest, StatsShowEveryStage) {
  Write("news.jsonl", MakeNews());
  const Result result = Shell("samestory --quiet --stats news.jsonl");
  EXPECT_THAT(result.err, StartsWith("read "));
  EXPECT_THAT(result.err, HasSubstr("\nall "));
}

TEST_F(UsageTest, PathsAreRelativeToWhereTheUserStands) {
  ASSERT_EQ(Shell("mkdir there").code, 0);
  Write("there/news.jsonl", MakeNews());
  const Result result = Shell(
      "export BUILD_WORKING_DIRECTORY=$PWD/there; cd /; "
      "samestory dedup --quiet news.jsonl --output=kept.jsonl");
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_TRUE(Exists("there/kept.jsonl"));
}

TEST_F(UsageTest, AVerbsNameCanBeAnInputBehindTheVerb) {
  ASSERT_EQ(Shell("mkdir dedup").code, 0);
  Write("dedup/news.jsonl", MakeNews());
  EXPECT_EQ(Shell("samestory cluster dedup").code, 0);
}

TEST_F(UsageTest, ExplainFieldsShowsWhatServed) {
  Write("news.jsonl", "{\"id\": \"a\", \"raw\": \"Some words of news.\"}\n");
  const Result result =
      Shell("samestory --field text=raw --explain-fields --quiet news.jsonl");
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("raw"));
}

}  // namespace
}  // namespace samestory
