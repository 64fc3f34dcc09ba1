#include "cli/article_names.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(NamesFileTest, APathIsNamedByItsLastParts) {
  for (const char* name :
       {"news/wire/a.txt", "wire/a.txt", "a.txt", "a", "wire/a", "./a.txt"}) {
    EXPECT_TRUE(NamesFile(name, "news/wire/a.txt")) << name;
  }
}

TEST(NamesFileTest, PartsOfAPartNameNothing) {
  for (const char* name : {"ire/a.txt", "txt", "b", "", "wire", "a.tx"}) {
    EXPECT_FALSE(NamesFile(name, "news/wire/a.txt")) << name;
  }
}

TEST(NamesFileTest, ADotAtTheFrontIsNoEnding) {
  EXPECT_TRUE(NamesFile(".hidden", "news/.hidden"));
  EXPECT_FALSE(NamesFile("news", "news/.hidden"));
}

}  // namespace
}  // namespace samestory
