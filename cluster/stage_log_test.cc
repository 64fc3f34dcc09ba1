#include "cluster/stage_log.h"

#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(StageLogTest, StagesStandInTheOrderTheyEnded) {
  StageLog log;
  log.Begin("clean");
  log.End(3, "articles");
  log.Begin("group");
  log.End(2, "groups");
  ASSERT_EQ(log.stages().size(), 2u);
  EXPECT_EQ(log.stages()[0].stage, "clean");
  EXPECT_EQ(log.stages()[0].count, 3u);
  EXPECT_EQ(log.stages()[1].unit, "groups");
  EXPECT_GE(log.stages()[1].seconds, 0);
}

TEST(StageLogTest, ProgressHearsBeginningMiddleAndEnd) {
  StageLog log;
  std::vector<std::pair<std::string, double>> heard;
  log.set_progress([&](absl::string_view stage, double done) {
    heard.emplace_back(std::string(stage), done);
  });
  log.Begin("clean");
  log.Report(.5);
  log.End(1, "articles");
  EXPECT_THAT(heard, ElementsAre(Pair("clean", 0), Pair("clean", .5),
                                 Pair("clean", 1)));
}

}  // namespace
}  // namespace samestory
