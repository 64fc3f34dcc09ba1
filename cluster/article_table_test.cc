#include "cluster/article_table.h"

#include <string>
#include <utility>

#include "gtest/gtest.h"

namespace samestory {
namespace {

ArticleRecord MakeRecord(absl::string_view id, uint64_t content,
                         int64_t seconds = -1,
                         absl::string_view source = "Post") {
  ArticleRecord record;
  record.facts.id = id;
  record.facts.content = content;
  record.facts.source = source;
  record.facts.length = 12;
  if (seconds >= 0) record.facts.published = absl::FromUnixSeconds(seconds);
  record.source_key = "post";
  return record;
}

class ArticleTableTest : public testing::Test {
 protected:
  DocId Take(const ArticleRecord& record) {
    return table_.Take(record, &is_new_);
  }

  ArticleTable table_;
  bool is_new_ = false;
};

TEST_F(ArticleTableTest, WhatIsTakenCanBeAsked) {
  const Unit units[] = {Unit(uint64_t{7} << 30, 3, Unit::kLine)};
  ArticleRecord record = MakeRecord("a", 5, 100);
  record.units = units;
  EXPECT_EQ(Take(record), 0u);
  EXPECT_TRUE(is_new_);
  const ArticleTable moved = std::move(table_);
  const ArticleFacts facts = moved.facts(0);
  EXPECT_EQ(facts.id, "a");
  EXPECT_EQ(facts.source, "Post");
  EXPECT_EQ(facts.published, absl::FromUnixSeconds(100));
  EXPECT_EQ(facts.content, 5u);
  EXPECT_EQ(facts.length, 12u);
  EXPECT_EQ(moved.source_key(0), "post");
  ASSERT_EQ(moved.units(0).size(), 1u);
  EXPECT_EQ(moved.units(0)[0].words(), 3u);
}

TEST_F(ArticleTableTest, ARepeatIsTheArticleItRepeats) {
  Take(MakeRecord("a", 5));
  Take(MakeRecord("b", 5));
  EXPECT_EQ(Take(MakeRecord("a", 5)), 0u);
  EXPECT_FALSE(is_new_);
  EXPECT_EQ(Take(MakeRecord("a", 6)), 2u);
  EXPECT_EQ(table_.size(), 3u);
  EXPECT_EQ(table_.num_records(), 4u);
  EXPECT_EQ(table_.doc_of_record(2), 0u);
  EXPECT_EQ(table_.first_record(2), 3u);
}

TEST_F(ArticleTableTest, OfRepeatsTheEarliestCounts) {
  for (const bool early_first : {true, false}) {
    ArticleTable table;
    table.Take(MakeRecord("a", 5, early_first ? 1 : 2, "X"), &is_new_);
    table.Take(MakeRecord("a", 5, early_first ? 2 : 1, "X"), &is_new_);
    EXPECT_EQ(table.facts(0).published, absl::FromUnixSeconds(1));
  }
}

TEST_F(ArticleTableTest, AnIdOfTwoTextsGetsANumber) {
  Take(MakeRecord("a", 5, 200));
  Take(MakeRecord("a", 6, 100));
  table_.MakeIdsUnique();
  EXPECT_EQ(table_.facts(0).id, "a#2");
  EXPECT_EQ(table_.facts(1).id, "a");
}

}  // namespace
}  // namespace samestory
