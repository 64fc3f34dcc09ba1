#include "cli/summary.h"

#include <map>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "cli/numbers.h"
#include "io/read/skip.h"
#include "io/write/terminal_text.h"

namespace samestory {
namespace {

// ", 3 skipped (2 not JSON, 1 empty file)", the order that of SkipCause.
std::string CausesPart(absl::string_view what,
                       const std::map<SkipCause, uint64_t>& counts) {
  uint64_t total = 0;
  std::vector<std::string> causes;
  for (const auto& [cause, count] : counts) {
    if (count == 0) continue;
    total += count;
    causes.push_back(
        absl::StrCat(GroupDigits(count), " ", SkipCauseName(cause)));
  }
  if (total == 0) return "";
  return absl::StrCat(", ", GroupDigits(total), " ", what, " (",
                      absl::StrJoin(causes, ", "), ")");
}

// ", N what", or nothing for none.
std::string SomePart(uint64_t count, absl::string_view what) {
  return count == 0 ? "" : absl::StrCat(", ", GroupDigits(count), " ", what);
}

std::string FormatUnreadDates(const ReadStats& read) {
  if (read.unread_dates == 0) return "";
  return absl::StrCat("published: ", GroupDigits(read.unread_dates), " of ",
                      GroupDigits(read.dated), " not readable as dates, e.g. ",
                      ForTerminal(read.unread_date), "\n");
}

// What memory had no room for.
std::string FormatSpill(const RunSummary& summary) {
  std::string text;
  if (summary.bytes_let_go > 0) {
    absl::StrAppend(&text, "what is kept of articles, ",
                    GroupDigits(summary.bytes_let_go >> 20),
                    " MiB, went to a temporary file\n");
  }
  if (summary.copies.sets_on_disk > 0) {
    absl::StrAppend(&text, "shingles of ",
                    GroupDigits(summary.copies.sets_on_disk),
                    " articles went to a temporary file\n");
  }
  return text;
}

}  // namespace

std::string FormatSummary(const RunSummary& summary) {
  std::string text =
      absl::StrCat(Count(summary.read.records, "record", "records"), " of ",
                   Count(summary.read.files, "file", "files"),
                   CausesPart("skipped", summary.read.skipped),
                   CausesPart("passed over", summary.read.passed_over),
                   SomePart(summary.repeated, "repeated"),
                   SomePart(summary.outside_dates, "outside the dates"), "\n");
  absl::StrAppend(&text, Count(summary.articles, "article", "articles"), ": ",
                  Count(CountCopies(summary.copies), "copy", "copies"));
  if (summary.has_stories) {
    absl::StrAppend(&text, ", ", Count(summary.stories, "story", "stories"),
                    ", ", Count(summary.storylines, "storyline", "storylines"));
  }
  return absl::StrCat(text, "\n", FormatUnreadDates(summary.read),
                      FormatSpill(summary), FormatCaps(summary.copies));
}

std::string FormatCaps(const GroupingCounters& copies) {
  const std::string parts =
      absl::StrCat(SomePart(copies.articles_over_max_candidates,
                            "articles with too many candidates"),
                   SomePart(copies.full_buckets, "full buckets"),
                   SomePart(copies.articles_over_container_caps,
                            "articles with too many containers"));
  if (parts.empty()) return "";
  return absl::StrCat(
      "caps that bit, copies may have been missed: ", parts.substr(2), "\n");
}

std::string FormatStats(absl::Span<const StageStats> stages) {
  std::string text;
  double seconds = 0;
  for (const StageStats& stage : stages) {
    absl::StrAppendFormat(&text, "%-16s %9.3f s  %14s %s\n", stage.stage,
                          stage.seconds, GroupDigits(stage.count), stage.unit);
    seconds += stage.seconds;
  }
  absl::StrAppendFormat(&text, "%-16s %9.3f s\n", "all", seconds);
  return text;
}

uint64_t CountCopies(const GroupingCounters& copies) {
  return copies.exact_members + copies.jaccard_members +
         copies.containment_members;
}

uint64_t CountStorylines(const Stories& stories) {
  absl::flat_hash_set<absl::string_view> storylines;
  for (const Story& story : stories.stories) {
    storylines.insert(story.storyline);
  }
  return storylines.size();
}

}  // namespace samestory
