#include "io/write/sqlite.h"

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"
#include "io/write/run_facts.h"
#include "io/write/sample_stories.h"
#include "sqlite3.h"
#include "tests/testutil/status_matchers.h"

namespace samestory {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string Database(const Sample& sample) {
  RunFacts facts;
  facts.records = 5;
  facts.articles = 4;
  return Written([&](ByteSink write) {
    return WriteSqlite(sample.articles, sample.stories, facts, {}, write);
  });
}

// What a reader of the bytes is told: a line per row, columns between bars.
class Reader {
 public:
  explicit Reader(const std::string& bytes) {
    const std::string path = folder_.Write("stories.db", bytes);
    EXPECT_EQ(sqlite3_open_v2(path.c_str(), &database_, SQLITE_OPEN_READONLY,
                              nullptr),
              SQLITE_OK);
  }
  ~Reader() { sqlite3_close(database_); }

  std::vector<std::string> Ask(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(
        sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr),
        SQLITE_OK)
        << sqlite3_errmsg(database_);
    std::vector<std::string> rows;
    while (sqlite3_step(statement) == SQLITE_ROW)
      rows.push_back(Row(statement));
    sqlite3_finalize(statement);
    return rows;
  }

 private:
  static std::string Row(sqlite3_stmt* statement) {
    std::vector<std::string> cells;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      const auto* const text = static_cast<const char*>(
          static_cast<const void*>(sqlite3_column_text(statement, i)));
      const size_t bytes = sqlite3_column_bytes(statement, i);
      cells.push_back(text == nullptr ? "NULL" : std::string(text, bytes));
    }
    return absl::StrJoin(cells, "|");
  }

  TestFolder folder_;
  sqlite3* database_ = nullptr;
};

TEST(WriteSqliteTest, TheDatabaseIsSound) {
  const Reader reader(Database(MakeSample()));
  EXPECT_THAT(reader.Ask("PRAGMA integrity_check"), ElementsAre("ok"));
  EXPECT_THAT(reader.Ask("PRAGMA foreign_key_check"), ElementsAre());
  EXPECT_THAT(reader.Ask("PRAGMA application_id"),
              ElementsAre(absl::StrCat(kSqliteApplicationId)));
  EXPECT_THAT(reader.Ask("PRAGMA user_version"), ElementsAre("1"));
}

TEST(WriteSqliteTest, TablesHoldWhatTheOtherFormatsSay) {
  const Reader reader(Database(MakeSample()));
  EXPECT_THAT(reader.Ask("SELECT records, skipped, articles FROM run"),
              ElementsAre("5|0|4"));
  EXPECT_THAT(reader.Ask("SELECT * FROM storylines"),
              ElementsAre("1|l1|Envoy returns|2|4|2024-10-22T00:00:00Z|"
                          "2024-10-23T00:00:00Z"));
  EXPECT_THAT(reader.Ask("SELECT * FROM stories"),
              ElementsAre("1|s1|l1|Envoy returns|a|3|2|2024-10-22T00:00:00Z|"
                          "2024-10-23T00:00:00Z|[\"envoy\",\"talks\"]",
                          "2|s2|l1|Harvest fair opens|d|1|0|NULL|NULL|[]"));
  EXPECT_THAT(reader.Ask("SELECT * FROM groups"),
              ElementsAre("1|g1|s1|a|2", "2|g2|s1|c|1", "3|g3|s2|d|1"));
  EXPECT_THAT(
      reader.Ask("SELECT * FROM articles"),
      ElementsAre(
          "1|a|s1|g1|Envoy returns|https://alpha.org/1|alpha.org|"
          "2024-10-22T00:00:00Z|NULL|1.0|canonical|1.0|1.0|Body.",
          "2|b|s1|g1|Envoy returns, again|NULL|beta.org|NULL|NULL|0.9877|"
          "jaccard|0.91|0.95|Body.",
          "3|c|s1|g2|NULL|NULL|alpha.org|2024-10-23T00:00:00Z|NULL|0.75|"
          "canonical|1.0|1.0|Talks resumed on Tuesday.",
          "4|d|s2|g3|Harvest fair opens|NULL|NULL|NULL|NULL|1.0|canonical|"
          "1.0|1.0|NULL"));
}

TEST(WriteSqliteTest, ViewsAnswerWhatAPersonAsks) {
  const Reader reader(Database(MakeSample()));
  EXPECT_THAT(reader.Ask("SELECT rank, headline, size, url FROM headlines"),
              ElementsAre("1|Envoy returns|3|https://alpha.org/1",
                          "2|Harvest fair opens|1|NULL"));
  EXPECT_THAT(
      reader.Ask("SELECT headline, article_id, is_copy FROM story_articles"),
      ElementsAre("Envoy returns|a|0", "Envoy returns|c|0", "Envoy returns|b|1",
                  "Harvest fair opens|d|0"));
  EXPECT_THAT(reader.Ask("SELECT article_id, copy_of, reason FROM copies"),
              ElementsAre("b|a|jaccard"));
  EXPECT_THAT(reader.Ask("SELECT storyline, headline, size FROM timelines"),
              ElementsAre("1|Envoy returns|3", "1|Harvest fair opens|1"));
  EXPECT_THAT(reader.Ask("SELECT * FROM outlets"),
              ElementsAre("alpha.org|2|0|1", "beta.org|1|1|1"));
}

TEST(WriteSqliteTest, TheSameStoriesGiveTheSameBytes) {
  EXPECT_EQ(Database(MakeSample()), Database(MakeSample()));
}

TEST(WriteSqliteTest, TextIsStoredByteForByte) {
  Sample sample = MakeSample();
  const std::string titles[] = {std::string("nul\0inside", 10),
                                "'; DROP TABLE articles; --", "=1+1\n\x1b[31m",
                                "\xe2\x80\xa8 \xf0\x9f\x98\x80"};
  for (int i = 0; i < 4; ++i) sample.articles[i].title = titles[i];
  const Reader reader(Database(sample));
  EXPECT_THAT(reader.Ask("SELECT title FROM articles"),
              testing::ElementsAreArray(titles));
  EXPECT_THAT(reader.Ask("PRAGMA integrity_check"), ElementsAre("ok"));
}

TEST(WriteSqliteTest, NothingIsADatabaseToo) {
  const Reader reader(Database({}));
  EXPECT_THAT(reader.Ask("SELECT count(*) FROM headlines"), ElementsAre("0"));
  EXPECT_THAT(reader.Ask("PRAGMA integrity_check"), ElementsAre("ok"));
}

TEST(WriteSqliteTest, FoldersAndSinksThatFailAreTold) {
  const Sample sample = MakeSample();
  SqliteOptions options;
  options.temporary_folder = "/no/such/folder";
  const auto ignore = [](absl::string_view) { return absl::OkStatus(); };
  EXPECT_THAT(WriteSqlite(sample.articles, sample.stories, {}, options, ignore),
              StatusIs(absl::StatusCode::kUnavailable,
                       HasSubstr("/no/such/folder: no temporary file")));
  EXPECT_THAT(WriteSqlite(sample.articles, sample.stories, {}, {},
                          [](absl::string_view) {
                            return absl::CancelledError("interrupted");
                          }),
              StatusIs(absl::StatusCode::kCancelled, HasSubstr("interrupted")));
}

}  // namespace
}  // namespace samestory
