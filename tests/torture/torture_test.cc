// Every file of the shared torture sets (SAMESTORY_SHARED/torture), fed to the
// program: it ends by itself, with a code of its own and a message for each
// that is not 0, and no sanitizer has anything to say.
//
// One file in kStep is fed alone; with SAMESTORY_STRESS in the environment
// (tools/stress) every one is.

#include <cstdlib>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"
#include "tests/program/program_fixture.h"

namespace samestory {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr int kStep = 10;

// Feeds each $1-th file alone to the verb, from the one $2. Prints the files
// whose code is none of 0, 1, 3, or is told without a message.
constexpr char kFeedEach[] = R"sh(
export ASAN_OPTIONS=exitcode=99
ulimit -t 60
find "$0" -type f | sort | awk "NR % $1 == $2 % $1" | while read -r file; do
  samestory $3 --strict "$$file" >out 2>err </dev/null
  code=$$?
  case $$code in
    0) ;;
    1|3) [[ -s err ]] || echo "$$code without a message: $$file" ;;
    *) echo "$$code: $$file: $$(tail -1 err)" ;;
  esac
done
)sh";

std::string Torture() { return SharedFolder("torture"); }

int Step() { return std::getenv("SAMESTORY_STRESS") == nullptr ? kStep : 1; }

class TortureTest : public ProgramTest {
 protected:
  void SetUp() override {
    if (Torture().empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
  }
};

TEST_F(TortureTest, EachFileAloneIsSurvived) {
  for (const char* verb : {"cluster", "dedup"}) {
    const int first = verb[0] == 'c' ? 1 : 2;
    EXPECT_EQ(
        Shell(absl::Substitute(kFeedEach, Torture(), Step(), first, verb)).out,
        "");
  }
}

TEST_F(TortureTest, AllTogetherAreSurvived) {
  for (const char* verb : {"cluster", "dedup"}) {
    const Result result =
        Shell(absl::StrCat("samestory ", verb, " '", Torture(),
                           "' | wc -c; exit ", "${PIPESTATUS[0]}"));
    EXPECT_EQ(result.code, 0);
    EXPECT_THAT(result.err, HasSubstr("skipped"));
    EXPECT_THAT(result.err, Not(HasSubstr("Sanitizer")));
  }
}

TEST_F(TortureTest, SkippedRecordsFailAStrictRun) {
  EXPECT_EQ(Shell(absl::StrCat("samestory --strict '", Torture(),
                               "' >stories; exit $?"))
                .code,
            3);
}

}  // namespace
}  // namespace samestory
