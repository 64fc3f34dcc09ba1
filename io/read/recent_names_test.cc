#include "io/read/recent_names.h"

#include <iterator>
#include <random>
#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(RecentNamesTest, NamesMeanWhatTheyMeanWithoutMemory) {
  const FieldMap map = *FieldMap::Create({});
  const std::string names[] = {"title",        "Title", "text",
                               "metadata.url", "",      "nobody",
                               "source",       "id",    std::string(99, 'x')};
  RecentNames recent(&map.root());
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    const std::string& name = names[random() % std::size(names)];
    const size_t place = random() % 4 == 0 ? random() % 200 : random() % 3;
    EXPECT_EQ(recent.Find(place, name), map.root().FindPath(name)) << name;
  }
}

}  // namespace
}  // namespace samestory
