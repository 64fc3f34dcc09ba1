#include "cli/pipeline_flags.h"

#include <string>
#include <vector>

#include "cli/command_line.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

class PipelineFlagsTest : public testing::Test {
 protected:
  PipelineFlagsTest() {
    AddCopyFlags(app_, options_);
    AddMemoryFlag(app_, options_);
    AddStoryFlags(app_, options_);
  }

  absl::Status Parse(const std::string& argument) {
    const absl::Status status = ParseCommandLine(app_, {argument}).status();
    return status.ok() ? ValidatePipelineFlags(options_) : status;
  }

  CLI::App app_;
  PipelineOptions options_;
};

TEST_F(PipelineFlagsTest, EveryFlagReachesItsOption) {
  ASSERT_TRUE(
      ParseCommandLine(app_,
                       {"--threshold=.8", "--containment=0", "--shingle=3",
                        "--keep=source:a,b", "--boilerplate=off", "--threads=2",
                        "--memory=2G", "--window=7.5", "--granularity=-1"})
          .ok());
  EXPECT_EQ(options_.dedup.jaccard_threshold, 0.8);
  EXPECT_EQ(options_.dedup.containment_threshold, 0);
  EXPECT_EQ(options_.shingle_words, 3);
  EXPECT_EQ(options_.keep.rule, KeepPolicy::Rule::kSource);
  EXPECT_EQ(options_.keep.sources, (std::vector<std::string>{"a", "b"}));
  EXPECT_FALSE(options_.remove_boilerplate);
  EXPECT_EQ(options_.threads, 2);
  EXPECT_EQ(options_.memory_bytes, uint64_t{2} << 30);
  EXPECT_EQ(options_.story.window, absl::Hours(180));
  EXPECT_EQ(options_.story.granularity, -1);
  EXPECT_TRUE(ValidatePipelineFlags(options_).ok());
}

TEST_F(PipelineFlagsTest, TheDefaultsAreTheLibrarys) {
  EXPECT_TRUE(Parse("an-input").ok());
  EXPECT_EQ(options_.dedup.jaccard_threshold, DedupOptions().jaccard_threshold);
  EXPECT_EQ(options_.story.window, StoryOptions().window);
}

TEST_F(PipelineFlagsTest, ComplaintsBeginWithTheFlag) {
  for (const std::string argument :
       {"--threshold=0", "--threshold=nan", "--containment=1.5", "--shingle=65",
        "--threads=-1", "--window=-3", "--window=inf", "--granularity=nan",
        "--keep=best", "--boilerplate=maybe"}) {
    options_ = PipelineOptions();
    const absl::Status status = Parse(argument);
    ASSERT_FALSE(status.ok()) << argument;
    const std::string flag = argument.substr(0, argument.find('='));
    EXPECT_EQ(status.message().substr(0, flag.size() + 7), flag + ": wants")
        << argument;
  }
}

TEST_F(PipelineFlagsTest, AWeightsFileReplacesTheTableAndItsFaultsAreNamed) {
  const TestFolder folder;
  struct Case {
    const char* text;
    const char* complaint;
  };
  const Case kCases[] = {
      {"", ":1: words is missing"},
      {"bias 1\nbias 2\n", ":2: bias is there twice"},
      {"# mine\nwords much\n", ":2: words wants a number"},
      {"colour 3\n", ":1: no entry is called colour"},
  };
  for (const Case& c : kCases) {
    const std::string path = folder.Write("w.txt", c.text);
    const absl::Status status = Parse("--weights=" + path);
    ASSERT_FALSE(status.ok()) << c.text;
    EXPECT_EQ(status.message().substr(0, 11), "--weights: ");
    EXPECT_NE(status.message().find(path + c.complaint), std::string::npos)
        << status;
  }
  EXPECT_FALSE(Parse("--weights=" + folder.path() + "/none").ok());
  EXPECT_THAT(std::string(Parse("--weights=" + folder.path()).message()),
              testing::HasSubstr("--weights: " + folder.path() +
                                 ": cannot be read: Is a directory"));
}

TEST_F(PipelineFlagsTest, AnEmbeddingsFileIsReadAndItsFaultsAreNamed) {
  const TestFolder folder;
  const std::string good =
      folder.Write("v.jsonl", "{\"id\": \"a\", \"vector\": [1, 2]}\n");
  ASSERT_TRUE(Parse("--embeddings=" + good).ok());
  EXPECT_EQ(options_.embeddings->dimensions(), 2u);
  const std::string bad = folder.Write("bad.jsonl", "{}\n");
  const absl::Status status = Parse("--embeddings=" + bad);
  EXPECT_NE(status.message().find("--embeddings: " + bad + ":1: wants"),
            std::string::npos)
      << status;
}

}  // namespace
}  // namespace samestory
