#include "cluster/story/background.h"

#include "cluster/text/tokens.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

uint32_t KeyOfWord(absl::string_view word) {
  return Background::KeyOf(HashToken(word));
}

TEST(BackgroundTest, CountsGoThereAndBack) {
  const std::vector<BackgroundCount> counts = {
      {0, 3}, {5, 200}, {70000, 1}, {0xfffffffe, 14000}, {0xffffffff, 99999}};
  const auto table = Background::Parse(EncodeBackground(15000, counts));
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(table->documents(), 15000u);
  EXPECT_EQ(table->terms(), 5u);
  EXPECT_EQ(table->CountOf(0), 3u);
  EXPECT_EQ(table->CountOf(5), 200u);
  EXPECT_EQ(table->CountOf(6), 0u);
  EXPECT_EQ(table->CountOf(70000), 1u);
  EXPECT_EQ(table->CountOf(0xfffffffe), 14000u);
  EXPECT_EQ(table->CountOf(0xffffffff), 65535u);
  EXPECT_THAT(table->KeysAbove(3), ElementsAre(5, 0xfffffffe, 0xffffffff));
  EXPECT_THAT(table->KeysAbove(65535), IsEmpty());
}

TEST(BackgroundTest, EveryBrokenFileIsRefused) {
  const std::string file = EncodeBackground(9, {{1, 2}, {300, 4}});
  for (size_t size = 0; size < file.size(); ++size) {
    EXPECT_FALSE(Background::Parse(file.substr(0, size)).ok()) << size;
  }
  EXPECT_FALSE(Background::Parse(file + "x").ok());
  EXPECT_FALSE(Background::Parse("X" + file.substr(1)).ok());
  const auto parsed = Background::Parse(file + "x");
  EXPECT_THAT(parsed.status().message(), HasSubstr("broken at byte"));
}

TEST(BackgroundTest, TheShippedTableKnowsCommonWords) {
  const Background& table = Background::Shipped();
  const uint32_t the = table.CountOf(KeyOfWord("the"));
  const uint32_t minister = table.CountOf(KeyOfWord("minister"));
  EXPECT_GT(the, table.documents() * 8 / 10);
  EXPECT_GT(minister, table.documents() / 100);
  EXPECT_LT(minister, the);
  EXPECT_EQ(table.CountOf(KeyOfWord("xyzzyplugh")), 0u);
}

}  // namespace
}  // namespace samestory
