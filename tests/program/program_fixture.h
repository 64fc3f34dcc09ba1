// Runs the built program as a user would: through the shell, in a folder of
// its own.
//
//   TEST_F(ProgramTest, HelpIsFine) {
//     Write("news.jsonl", "{\"text\": \"...\"}\n");
//     const Result result = Shell("samestory news.jsonl | head -1");
//     EXPECT_EQ(result.code, 0) << result.err;
//   }
//
// `samestory` in a line is the program under test.

#ifndef SAMESTORY_TESTS_PROGRAM_PROGRAM_FIXTURE_H_
#define SAMESTORY_TESTS_PROGRAM_PROGRAM_FIXTURE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "gtest/gtest.h"

namespace samestory {

class ProgramTest : public testing::Test {
 protected:
  struct Result {
    int code;
    std::string out;
    std::string err;
  };

  ProgramTest();
  ~ProgramTest() override;

  // Runs `line` by bash; the code is that of the last command.
  Result Shell(absl::string_view line);

  void Write(absl::string_view name, absl::string_view content);
  std::string Read(absl::string_view name);
  bool Exists(absl::string_view name);

  // The names in the folder, sorted.
  std::vector<std::string> Names();

  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

// A text of `words` words that is the same for the same `seed` and shares
// hardly a phrase with that of another seed.
std::string MakeText(uint64_t seed, int words);

// One JSON line.
std::string MakeRecord(absl::string_view id, absl::string_view title,
                       absl::string_view text);

// Six records: two near copies, an exact copy of another id, two articles of
// their own, and a record given twice.
std::string MakeNews();

}  // namespace samestory

#endif  // SAMESTORY_TESTS_PROGRAM_PROGRAM_FIXTURE_H_
