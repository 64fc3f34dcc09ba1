// What the program writes, and when it writes nothing.

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/program/program_fixture.h"

namespace samestory {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class OutputTest : public ProgramTest {};

// Text that does not fit into a pipe's buffer.
std::string ManyRecords(int count) {
  std::string records;
  for (int i = 0; i < count; ++i) {
    records +=
        MakeRecord("n" + std::to_string(i), "Report", MakeText(100 + i, 80));
  }
  return records;
}

TEST_F(OutputTest, ABrokenPipeIsQuietSuccess) {
  Write("news.jsonl", ManyRecords(400));
  for (const std::string verb :
       {"cluster --format=jsonl", "cluster --format=csv", "cluster", "dedup"}) {
    const Result result =
        Shell("set -o pipefail; samestory " + verb +
              " --quiet news.jsonl | head -1 >first; cat first");
    EXPECT_EQ(result.code, 0) << verb;
    EXPECT_EQ(result.err, "") << verb;
    EXPECT_NE(result.out, "") << verb;
  }
}

TEST_F(OutputTest, AFileIsWrittenWholeAndAlone) {
  Write("news.jsonl", MakeNews());
  for (const std::string format :
       {"text", "jsonl", "json", "csv", "html", "sqlite"}) {
    const std::string flags = " --quiet --format=" + format + " news.jsonl";
    const Result shown = Shell("samestory" + flags);
    const Result written = Shell("samestory --output=out" + flags);
    EXPECT_EQ(written.code, 0) << written.err;
    EXPECT_EQ(written.out, "");
    EXPECT_EQ(Read("out"), shown.out) << format;
    EXPECT_THAT(Names(), ElementsAre("news.jsonl", "out"));
  }
}

TEST_F(OutputTest, AFailedRunLeavesTheOldFile) {
  Write("kept.jsonl", "old\n");
  EXPECT_EQ(Shell("samestory dedup nowhere --output=kept.jsonl").code, 1);
  EXPECT_EQ(Read("kept.jsonl"), "old\n");
  EXPECT_THAT(Names(), ElementsAre("kept.jsonl"));
}

TEST_F(OutputTest, NoPlaceToWriteIsAFailure) {
  Write("news.jsonl", MakeNews());
  const Result result = Shell("samestory news.jsonl --output=no/such/out");
  EXPECT_EQ(result.code, 1);
  EXPECT_THAT(result.err, HasSubstr("no/such/out"));
  EXPECT_EQ(Shell("samestory news.jsonl >/dev/full").code, 1);
  const Result dropped =
      Shell("samestory dedup news.jsonl --dropped=no/such/out");
  EXPECT_EQ(dropped.code, 1);
  EXPECT_EQ(dropped.out, "");
  EXPECT_THAT(dropped.err, HasSubstr("no/such/out"));
}

TEST_F(OutputTest, AFullDiskLeavesTheOldFile) {
  Write("news.jsonl", ManyRecords(100));
  for (const std::string run :
       {"cluster --format=text", "cluster --format=jsonl",
        "cluster --format=json", "cluster --format=csv",
        "cluster --format=html", "cluster --format=sqlite", "dedup"}) {
    Write("out", "old");
    const std::string line = "samestory " + run + " --quiet news.jsonl";
    EXPECT_EQ(Shell(line + " >/dev/full").code, 1) << run;
    // Files may not grow over 4 KiB.
    const Result result = Shell("ulimit -f 4; " + line + " --output=out");
    EXPECT_EQ(result.code, 1) << run;
    EXPECT_THAT(result.err, StartsWith("samestory: ")) << run;
    EXPECT_EQ(Read("out"), "old") << run;
    EXPECT_THAT(Names(), ElementsAre("news.jsonl", "out")) << run;
  }
}

TEST_F(OutputTest, NothingIsWrittenUnlessBothOutputsAre) {
  Write("news.jsonl", MakeNews());
  EXPECT_EQ(Shell("samestory dedup news.jsonl --dropped=/dev/full -o out").code,
            1);
  EXPECT_THAT(Names(), ElementsAre("news.jsonl"));
}

TEST_F(OutputTest, WhatIsDroppedIsToldOnlyWhereTheKeptIsWritten) {
  Write("news.jsonl", MakeNews() + ManyRecords(100));
  for (const char* line :
       {"samestory dedup news.jsonl --dropped=dropped >/dev/full",
        "samestory dedup news.jsonl --dropped=dropped -o /dev/full",
        "ulimit -f 4; samestory dedup news.jsonl --dropped=dropped -o out"}) {
    EXPECT_EQ(Shell(line).code, 1) << line;
    EXPECT_THAT(Names(), ElementsAre("news.jsonl")) << line;
  }
  EXPECT_EQ(Shell("set -o pipefail; samestory dedup news.jsonl "
                  "--dropped=dropped | true")
                .code,
            0);
  EXPECT_THAT(Names(), ElementsAre("dropped", "news.jsonl"));
}

TEST_F(OutputTest, AnOpenDescriptorIsWrittenThrough) {
  Write("news.jsonl", MakeNews());
  for (const char* output :
       {"-o /dev/stdout --dropped=/dev/null", "-o /proc/self/fd/1",
        "--dropped=/dev/fd/1 -o /dev/null"}) {
    const Result result =
        Shell(std::string("{ echo before; samestory dedup -q news.jsonl ") +
              output + "; echo after; } >log; cat log");
    EXPECT_THAT(result.out, StartsWith("before\n{")) << result.err;
    EXPECT_THAT(result.out, HasSubstr("}\nafter\n"));
  }
  EXPECT_EQ(Shell("samestory dedup news.jsonl -o /dev/fd/77").code, 1);
}

TEST_F(OutputTest, AnAnswerThatCannotBeWrittenIsAFailure) {
  for (const char* line :
       {"samestory --help >/dev/full", "samestory --version >/dev/full",
        "samestory dedup --help >/dev/full"}) {
    const Result result = Shell(line);
    EXPECT_EQ(result.code, 1) << line;
    EXPECT_THAT(result.err, HasSubstr("stdout: write failed: No space left"));
  }
}

TEST_F(OutputTest, ANewFileHasThePermissionsOfTheOld) {
  Write("news.jsonl", MakeNews());
  const Result result = Shell(
      "touch out; chmod 600 out; umask 022; samestory -q news.jsonl -o out; "
      "samestory -q news.jsonl -o new; stat -c %a out new");
  EXPECT_EQ(result.out, "600\n644\n");
}

TEST_F(OutputTest, TheSummarySaysHowManyStoriesAreShown) {
  Write("news.jsonl", MakeNews());
  EXPECT_THAT(Shell("samestory --top=1 news.jsonl").err,
              HasSubstr("\nshown 1 of 3 stories\n"));
  EXPECT_THAT(Shell("samestory news.jsonl").err,
              testing::Not(HasSubstr("shown")));
}

TEST_F(OutputTest, CsvIsNeutralisedUnlessRaw) {
  Write("news.jsonl", MakeRecord("a", "=1+1", MakeText(1, 60)));
  const std::string line = "samestory -q --format=csv news.jsonl";
  EXPECT_THAT(Shell(line).out, HasSubstr(",'=1+1,"));
  EXPECT_THAT(Shell(line + " --raw").out, HasSubstr(",=1+1,"));
}

TEST_F(OutputTest, ADatabaseIsNotShownOnATerminal) {
  Write("news.jsonl", MakeNews());
  const Result result = Shell(
      "type script >/dev/null || exit 77; script -eqc "
      "\"$(declare -f samestory); samestory --format=sqlite news.jsonl\" "
      "/dev/null");
  if (result.code == 77) GTEST_SKIP() << "no script(1) here";
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.out, HasSubstr("wants --output=FILE"));
}

TEST_F(OutputTest, ADeviceTakesWhatIsKeptAndWhatIsDropped) {
  Write("news.jsonl", MakeNews());
  const std::string null = "/dev/null";
  EXPECT_EQ(Shell("samestory dedup news.jsonl --output=" + null +
                  " --dropped=" + null)
                .code,
            0);
}

TEST_F(OutputTest, AnInterruptLeavesNothingBehind) {
  Write("news.jsonl", ManyRecords(50));
  // The program waits for the rest of its input, and is interrupted there.
  const Result result = Shell(
      "mkfifo pipe; (cat news.jsonl; sleep 3) >pipe & "
      "set -m; samestory dedup --quiet pipe --output=kept.jsonl & "
      "sleep 1; kill -INT %2; wait %2; echo $?; kill %1; rm pipe");
  EXPECT_EQ(result.out, "130\n") << result.err;
  EXPECT_THAT(Names(), ElementsAre("news.jsonl"));
}

TEST_F(OutputTest, DedupCopiesTheKeptRecordsByteForByte) {
  const std::string a = MakeRecord("a", "One", MakeText(1, 100));
  const std::string b = "  {\"text\":\"" + MakeText(2, 100) +
                        "\" , \"id\":\"b\", \"more\":[1, 2.50]}\n";
  const std::string copy = MakeRecord("z", "One again", MakeText(1, 100));
  Write("news.jsonl", a + copy + b);
  const Result result = Shell("samestory dedup news.jsonl --keep=first");
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(result.out, a + b);
  EXPECT_THAT(result.err, HasSubstr("kept 2 of 3 records"));
}

TEST_F(OutputTest, DedupReadsItsPipeTwice) {
  Write("news.jsonl", MakeNews());
  const Result file = Shell("samestory dedup --quiet news.jsonl");
  const Result pipe = Shell("samestory dedup --quiet - <news.jsonl");
  EXPECT_EQ(pipe.code, 0) << pipe.err;
  EXPECT_EQ(pipe.out, file.out);
}

TEST_F(OutputTest, DroppedRecordsPointToKeptOnes) {
  Write("news.jsonl", MakeNews());
  const Result result = Shell(
      "samestory dedup --quiet news.jsonl --dropped=dropped.jsonl >kept.jsonl "
      "&& cat dropped.jsonl");
  ASSERT_EQ(result.code, 0) << result.err;
  const std::string kept = Read("kept.jsonl");
  std::istringstream lines(result.out);
  std::vector<std::string> reasons;
  for (std::string line; std::getline(lines, line);) {
    const json dropped = json::parse(line);
    EXPECT_EQ(dropped.size(), 6u);
    EXPECT_GE(dropped["jaccard"], 0.7);
    reasons.push_back(dropped["reason"]);
    const std::string kept_id = dropped["duplicate_of"];
    EXPECT_THAT(kept, HasSubstr("\"id\": \"" + kept_id + "\""));
  }
  EXPECT_THAT(reasons,
              testing::UnorderedElementsAre("jaccard", "exact", testing::_));
}

TEST_F(OutputTest, KeepChoosesWhoStays) {
  const std::string text = MakeText(1, 100);
  const auto record = [&text](const std::string& id, const std::string& source,
                              const std::string& published) {
    return "{\"id\":\"" + id + "\",\"source\":\"" + source +
           "\",\"published\":\"" + published + "\",\"text\":\"" + text +
           "\"}\n";
  };
  const std::string late = record("late", "x.com", "2024-05-03");
  const std::string early = record("early", "y.com", "2024-05-01");
  const std::string wanted = record("wanted", "z.com", "2024-05-02");
  Write("news.jsonl", late + early + wanted);
  EXPECT_EQ(Shell("samestory dedup news.jsonl").out, early);
  EXPECT_EQ(Shell("samestory dedup --keep=first news.jsonl").out, late);
  EXPECT_EQ(Shell("samestory dedup --keep=source:z.com news.jsonl").out,
            wanted);
}

TEST_F(OutputTest, SinceAndUntilIncludeTheirDays) {
  std::string news;
  for (const std::string day : {"01", "02", "03", "04"}) {
    news += "{\"id\":\"" + day + "\",\"published\":\"2024-05-" + day +
            "T23:30:00Z\",\"text\":\"" + MakeText(std::stoi(day), 60) + "\"}\n";
  }
  Write("news.jsonl", news);
  const Result result = Shell(
      "samestory --since=2024-05-02 --until=2024-05-03 --format=csv "
      "news.jsonl | cut -d, -f1");
  EXPECT_EQ(result.out, "id\n02\n03\n");
  EXPECT_THAT(result.err, HasSubstr("2 outside the dates"));
}

TEST_F(OutputTest, AnyOrderAndThreadCountGivesTheSameStories) {
  Write("news.jsonl", MakeNews() + ManyRecords(30));
  Write("reversed.jsonl", Shell("tac news.jsonl").out);
  const std::string once =
      Shell("samestory --quiet --threads=1 --format=jsonl news.jsonl").out;
  EXPECT_THAT(once, StartsWith("{\"story\":"));
  for (const char* flags :
       {"--threads=4 news.jsonl", "--threads=4 reversed.jsonl",
        "--threads=1 reversed.jsonl"}) {
    const std::string line = "samestory --quiet --format=jsonl ";
    EXPECT_EQ(Shell(line + flags).out, once) << flags;
  }
}

TEST_F(OutputTest, ADatabaseHasTheSameBytesForAnyThreadCount) {
  Write("news.jsonl", MakeNews() + ManyRecords(30));
  const Result result = Shell(
      "for threads in 1 4; do samestory --quiet --format=sqlite "
      "--threads=$threads news.jsonl | md5sum; done | sort -u | wc -l");
  EXPECT_EQ(result.out, "1\n");
}

TEST_F(OutputTest, TopAndMinSizeChooseStories) {
  Write("news.jsonl", MakeNews());
  const std::string line = "samestory --quiet --format=jsonl news.jsonl ";
  EXPECT_EQ(Shell(line + "| wc -l").out, "3\n");
  EXPECT_EQ(Shell(line + "--top=1 | wc -l").out, "1\n");
  EXPECT_EQ(Shell(line + "--min-size=2 | wc -l").out, "2\n");
}

TEST_F(OutputTest, ExplainAnswersInTextAndJson) {
  Write("news.jsonl", MakeNews());
  const Result text = Shell("samestory explain a b --quiet news.jsonl");
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("Copies: yes"));
  const Result apart =
      Shell("samestory explain a e --quiet --format=json news.jsonl");
  const json answer = json::parse(apart.out);
  EXPECT_EQ(answer["copies"]["same_group"], false);
  EXPECT_EQ(answer["story"]["same_story"], false);
}

TEST_F(OutputTest, ExplainFindsAFileByName) {
  Write("one.txt", "First title\n\n" + MakeText(1, 80));
  Write("two.txt", "Second title\n\n" + MakeText(2, 80));
  EXPECT_EQ(Shell("samestory explain one two.txt .").code, 0);
  const Result result = Shell("samestory explain one tow .");
  EXPECT_EQ(result.code, 1);
  EXPECT_THAT(result.err, HasSubstr("did you mean `two`?"));
}

TEST_F(OutputTest, EvalReadsWhatClusterWrites) {
  Write("news.jsonl", MakeNews());
  ASSERT_EQ(Shell("samestory --format=csv news.jsonl --output=p.csv").code, 0);
  const Result same =
      Shell("samestory eval --gold=p.csv --predicted=p.csv --format=json");
  EXPECT_EQ(json::parse(same.out)["bcubed"]["f1"], 1.0);
  const Result run = Shell("samestory eval --gold=p.csv --quiet news.jsonl");
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("ARI 1.0000"));
}

}  // namespace
}  // namespace samestory
