// Interrupts at moments spread over a whole run: what stands under the final
// name afterwards is the old file or the new one, and nothing else is there.
// SAMESTORY_ROUNDS in the environment asks for more moments.

#include <cstdlib>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/program/program_fixture.h"

namespace samestory {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

int Rounds() {
  const char* const rounds = std::getenv("SAMESTORY_ROUNDS");
  return rounds == nullptr ? 3 : std::atoi(rounds);
}

class InterruptTest : public ProgramTest {
 protected:
  InterruptTest() {
    std::string news;
    for (int i = 0; i < 800; ++i) {
      news += MakeRecord(absl::StrCat("n", i), "Report", MakeText(i, 80));
    }
    Write("news.jsonl", news);
  }

  // Ends runs of `line` by `signal`, the i-th after i / rounds of the time that
  // a whole run takes; gives the exit code of each.
  std::string InterruptMany(const std::string& line, const char* signal) {
    return Shell(absl::StrCat(
                     "set -m; before=$(date +%s%N); samestory ", line,
                     "; whole=$(($(date +%s%N) - before))\n",
                     "for ((i = 0; i < ", Rounds(), "; i++)); do\n",
                     "  echo old >out\n  samestory ", line, " &\n",
                     "  sleep $(printf '%d.%09d' $((whole * i / ", Rounds(),
                     " / 1000000000)) $((whole * i / ", Rounds(),
                     " % 1000000000)))\n", "  kill -", signal,
                     " %% 2>/dev/null; wait %%; code=$?\n",
                     // A whole file of the same bytes, or the old one.
                     "  case $(cat out) in old) what=old;; *) cmp -s out whole "
                     "&& what=new || what=broken;; esac\n",
                     "  echo $code $what\ndone"))
        .out;
  }
};

TEST_F(InterruptTest, TheOldFileOrTheNewOneButNothingElse) {
  for (const std::string verb :
       {"dedup", "cluster --format=jsonl", "cluster --format=sqlite"}) {
    const std::string line = verb + " --quiet news.jsonl --output=";
    ASSERT_EQ(Shell("samestory " + line + "whole").code, 0);
    for (const char* signal : {"INT", "TERM", "KILL"}) {
      const std::string ends = InterruptMany(line + "out", signal);
      EXPECT_THAT(ends, testing::Not(HasSubstr("broken"))) << verb << signal;
      EXPECT_THAT(ends, HasSubstr("old")) << verb << signal;
      EXPECT_THAT(Names(), ElementsAre("news.jsonl", "out", "whole"))
          << verb << signal;
    }
  }
}

}  // namespace
}  // namespace samestory
