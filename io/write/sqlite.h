// Stories as a SQLite database, for whoever asks questions of them.
//
//   SqliteOptions options;
//   options.temporary_folder = "/var/tmp";
//   WriteSqlite(articles, stories, facts, options, write);
//
//   $ sqlite3 news.db "SELECT headline, size FROM headlines LIMIT 10"
//
// Tables run, storylines, stories, groups, articles (the only format that has
// the articles' text); views headlines, story_articles, copies, timelines,
// outlets. The statements that make them are sqlite_tables.sql and
// sqlite_views.sql; docs/formats.md says what is in them. Text is stored byte
// for byte.
//
// The database is built in a file without a name in `temporary_folder`, about
// as large as the articles, then written out; memory does not grow with it.
// The same input gives the same bytes (sqlite_database.h).

#ifndef SAMESTORY_IO_WRITE_SQLITE_H_
#define SAMESTORY_IO_WRITE_SQLITE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "cluster/stories.h"
#include "cluster/text/article.h"
#include "io/write/byte_sink.h"
#include "io/write/run_facts.h"

namespace samestory {

// "sams": `PRAGMA application_id` of a database of ours.
constexpr int kSqliteApplicationId = 0x73616d73;

// `PRAGMA user_version`: rises when a table or view changes.
constexpr int kSqliteSchemaVersion = 1;

struct SqliteOptions {
  std::string temporary_folder = "/tmp";
};

absl::Status WriteSqlite(absl::Span<const Article> articles,
                         const Stories& stories, const RunFacts& facts,
                         const SqliteOptions& options, ByteSink write);

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_SQLITE_H_
