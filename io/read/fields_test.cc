#include "io/read/fields.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using testing::HasSubstr;

FieldMap Map(const FieldOptions& options) {
  absl::StatusOr<FieldMap> map = FieldMap::Create(options);
  EXPECT_TRUE(map.ok()) << map.status();
  return *std::move(map);
}

// The rank of `path` for `role`, -1 when it does not stand for it.
int Rank(const FieldMap& map, absl::string_view path, Role role) {
  const FieldNode* const node = map.root().FindPath(path);
  if (node == nullptr) return -1;
  for (const Alias& alias : node->aliases) {
    if (alias.role == role) return alias.rank;
  }
  return -1;
}

TEST(FieldMapTest, NamesAreComparedWithoutCaseAndSeparators) {
  const FieldMap map = Map({});
  for (const char* name : {"date_published", "datePublished", "Date Published",
                           "DATE-PUBLISHED"}) {
    EXPECT_GE(Rank(map, name, Role::kPublished), 0) << name;
  }
  EXPECT_EQ(Rank(map, "nothing", Role::kTitle), -1);
}

TEST(FieldMapTest, TheStrongerNameComesFirst) {
  const FieldMap map = Map({});
  const char* const order[] = {"maintext", "articleBody", "body",
                               "content",  "text",        "summary"};
  for (int i = 0; i + 1 < 6; ++i) {
    EXPECT_LT(Rank(map, order[i], Role::kText),
              Rank(map, order[i + 1], Role::kText))
        << order[i];
  }
}

TEST(FieldMapTest, PathsEnterObjects) {
  const FieldMap map = Map({});
  EXPECT_GE(Rank(map, "metadata.url", Role::kUrl), 0);
  EXPECT_GE(Rank(map, "source.title", Role::kSource), 0);
  EXPECT_GE(Rank(map, "feed.title", Role::kSource), 0);
  EXPECT_EQ(Rank(map, "metadata.nothing", Role::kUrl), -1);
}

TEST(FieldMapTest, AFieldReplacesTheListOfItsRole) {
  const FieldMap map = Map({{"text=a.b", "text=c"}, ""});
  EXPECT_TRUE(map.overridden(Role::kText));
  EXPECT_FALSE(map.overridden(Role::kTitle));
  EXPECT_EQ(Rank(map, "a.b", Role::kText), 0);
  EXPECT_EQ(Rank(map, "c", Role::kText), 1);
  EXPECT_EQ(Rank(map, "body", Role::kText), -1);
  EXPECT_EQ(Rank(map, "title", Role::kTitle), 0);
}

TEST(FieldMapTest, APresetPutsItsNamesFirst) {
  const FieldMap map = Map({{}, "eventregistry"});
  EXPECT_EQ(Rank(map, "uri", Role::kId), 0);
  EXPECT_EQ(Rank(map, "dateTimePub", Role::kPublished), 0);
  EXPECT_GT(Rank(map, "maintext", Role::kText), 0);
}

TEST(FieldMapTest, EveryPresetCanBeUsed) {
  for (const absl::string_view preset : PresetNames()) {
    const FieldMap map = Map({{}, std::string(preset)});
    EXPECT_FALSE(map.aliases(Role::kTitle).empty()) << preset;
  }
}

TEST(FieldOptionsTest, WhatIsWrongIsNamed) {
  struct Case {
    FieldOptions options;
    const char* message;
  };
  const Case cases[] = {
      {{{"text"}, ""}, "wants ROLE=PATH, got \"text\""},
      {{{"text="}, ""}, "wants ROLE=PATH"},
      {{{"texte=body"}, ""}, "wants one of id, url, source, title, text"},
      {{{}, "scrapi"}, "FieldOptions.preset: wants one of scrapy, "},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(std::string(c.options.Validate().message()),
                HasSubstr(c.message));
    EXPECT_FALSE(FieldMap::Create(c.options).ok());
  }
}

}  // namespace
}  // namespace samestory
