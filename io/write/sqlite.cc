#include "io/write/sqlite.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "base/status_macros.h"
#include "io/write/merge_reasons.h"
#include "io/write/sqlite_database.h"
#include "io/write/sqlite_tables.h"
#include "io/write/sqlite_views.h"
#include "io/write/story_facts.h"
#include "nlohmann/json.hpp"

namespace samestory {
namespace {

// The last row of a table is as wide as the table.
constexpr int kRunColumns = 9;
constexpr int kStorylineColumns = 7;
constexpr int kStoryColumns = 10;
constexpr int kGroupColumns = 5;
constexpr int kArticleColumns = 14;

// A sink that refuses the empty piece says that the run was interrupted; it is
// asked after so many rows.
constexpr DocId kRowsBetweenQuestions = 1024;

std::string Keywords(const Story& story) {
  using Json = nlohmann::json;
  return Json(story.keywords)
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

// What is known of a storyline once its stories have been looked at.
struct Storyline {
  const Story* largest;
  uint64_t stories;
  uint64_t size;
  absl::optional<absl::Time> first, last;
};

// In the order of their largest stories.
std::vector<Storyline> CollectStorylines(absl::Span<const Article> articles,
                                         const Stories& stories) {
  std::vector<Storyline> lines;
  absl::flat_hash_map<absl::string_view, size_t> index;
  for (const Story& story : stories.stories) {
    const auto [it, is_new] = index.try_emplace(story.storyline, lines.size());
    if (is_new) lines.push_back({&story, 0, 0, {}, {}});
    Storyline& line = lines[it->second];
    ++line.stories;
    line.size += story.articles.size();
    const StoryFacts facts = FactsOf(articles, story);
    if (!facts.first.has_value()) continue;
    line.first = std::min(line.first.value_or(*facts.first), *facts.first);
    line.last = std::max(line.last.value_or(*facts.last), *facts.last);
  }
  return lines;
}

class Writer {
 public:
  Writer(absl::Span<const Article> articles, const Stories& stories,
         ByteSink write, SqliteDatabase* database)
      : articles_(articles),
        stories_(stories),
        write_(write),
        database_(*database) {}

  absl::Status Run(const RunFacts& facts) {
    SAMESTORY_RETURN_IF_ERROR(database_.Execute(SqliteTables()));
    SAMESTORY_RETURN_IF_ERROR(database_.Execute(
        absl::StrCat("PRAGMA application_id = ", kSqliteApplicationId,
                     "; PRAGMA user_version = ", kSqliteSchemaVersion)));
    SAMESTORY_RETURN_IF_ERROR(AddRun(facts));
    SAMESTORY_RETURN_IF_ERROR(AddStorylines());
    SAMESTORY_RETURN_IF_ERROR(AddStories());
    SAMESTORY_RETURN_IF_ERROR(AddGroups());
    SAMESTORY_RETURN_IF_ERROR(AddArticles());
    SAMESTORY_RETURN_IF_ERROR(database_.Execute(SqliteViews()));
    return database_.CopyTo(write_);
  }

 private:
  absl::Status AddRun(const RunFacts& facts) {
    SAMESTORY_ASSIGN_OR_RETURN(SqliteRows rows,
                               database_.Rows("run", kRunColumns));
    for (const auto& [name, value] : NamedFacts(facts)) rows.Integer(value);
    return rows.Add();
  }

  absl::Status AddStorylines() {
    SAMESTORY_ASSIGN_OR_RETURN(SqliteRows rows,
                               database_.Rows("storylines", kStorylineColumns));
    int64_t number = 0;
    for (const Storyline& line : CollectStorylines(articles_, stories_)) {
      const std::string first = FormatPublished(line.first);
      const std::string last = FormatPublished(line.last);
      rows.Integer(++number).Text(line.largest->storyline);
      rows.TextOrNull(line.largest->headline);
      rows.Integer(line.stories).Integer(line.size);
      SAMESTORY_RETURN_IF_ERROR(rows.TextOrNull(first).TextOrNull(last).Add());
    }
    return absl::OkStatus();
  }

  absl::Status AddStories() {
    SAMESTORY_ASSIGN_OR_RETURN(SqliteRows rows,
                               database_.Rows("stories", kStoryColumns));
    int64_t rank = 0;
    for (const Story& story : stories_.stories) {
      const StoryFacts facts = FactsOf(articles_, story);
      const std::string first = FormatPublished(facts.first);
      const std::string last = FormatPublished(facts.last);
      const std::string keywords = Keywords(story);
      rows.Integer(++rank).Text(story.id).Text(story.storyline);
      rows.TextOrNull(story.headline);
      rows.Text(articles_[story.headline_from].id);
      rows.Integer(story.articles.size()).Integer(facts.sources.size());
      rows.TextOrNull(first).TextOrNull(last).Text(keywords);
      SAMESTORY_RETURN_IF_ERROR(rows.Add());
    }
    return absl::OkStatus();
  }

  // In the order of their canonicals.
  absl::Status AddGroups() {
    std::vector<int64_t> sizes(articles_.size());
    for (const Placement& placement : stories_.placements) {
      ++sizes[placement.canonical];
    }
    SAMESTORY_ASSIGN_OR_RETURN(SqliteRows rows,
                               database_.Rows("groups", kGroupColumns));
    int64_t number = 0;
    for (DocId doc = 0; doc < articles_.size(); ++doc) {
      const Placement& placement = stories_.placements[doc];
      if (placement.canonical != doc) continue;
      rows.Integer(++number).Text(placement.group);
      rows.Text(stories_.stories[placement.story].id);
      rows.Text(articles_[doc].id).Integer(sizes[doc]);
      SAMESTORY_RETURN_IF_ERROR(rows.Add());
    }
    return absl::OkStatus();
  }

  absl::Status AddArticles() {
    SAMESTORY_ASSIGN_OR_RETURN(SqliteRows rows,
                               database_.Rows("articles", kArticleColumns));
    for (DocId doc = 0; doc < articles_.size(); ++doc) {
      if (doc % kRowsBetweenQuestions == 0) {
        SAMESTORY_RETURN_IF_ERROR(write_(""));
      }
      SAMESTORY_RETURN_IF_ERROR(AddArticle(doc, &rows));
    }
    return absl::OkStatus();
  }

  absl::Status AddArticle(DocId doc, SqliteRows* rows) const {
    const Article& article = articles_[doc];
    const Placement& placement = stories_.placements[doc];
    const MergeEvidence& evidence = placement.to_canonical;
    const std::string published = FormatPublished(article.published);
    rows->Integer(int64_t{doc} + 1).Text(article.id);
    rows->Text(stories_.stories[placement.story].id).Text(placement.group);
    rows->TextOrNull(article.title).TextOrNull(article.url);
    rows->TextOrNull(article.source).TextOrNull(published);
    rows->TextOrNull(article.language).Real(FourDecimals(placement.score));
    rows->Text(MergeReasonName(evidence.reason));
    rows->Real(FourDecimals(evidence.jaccard));
    rows->Real(FourDecimals(evidence.containment));
    return rows->TextOrNull(article.body).Add();
  }

  const absl::Span<const Article> articles_;
  const Stories& stories_;
  const ByteSink write_;
  SqliteDatabase& database_;
};

}  // namespace

absl::Status WriteSqlite(absl::Span<const Article> articles,
                         const Stories& stories, const RunFacts& facts,
                         const SqliteOptions& options, ByteSink write) {
  SAMESTORY_ASSIGN_OR_RETURN(SqliteDatabase database,
                             SqliteDatabase::Create(options.temporary_folder));
  return Writer(articles, stories, write, &database).Run(facts);
}

}  // namespace samestory
