// The two or three lines that close a run on stderr.
//
//   104 records of 17 files, 3 skipped (2 not JSON, 1 empty file), 2 repeated
//   102 articles: 14 copies, 50 stories, 31 storylines
//
// and, for --stats, a line per stage with its seconds, count and rate.

#ifndef SAMESTORY_CLI_SUMMARY_H_
#define SAMESTORY_CLI_SUMMARY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "cluster/stage_log.h"
#include "cluster/stories.h"
#include "io/read/article_reader.h"

namespace samestory {

struct RunSummary {
  ReadStats read;
  uint64_t repeated = 0;       // records that were one with an earlier one
  uint64_t outside_dates = 0;  // left out by --since and --until
  uint64_t articles = 0;
  uint64_t bytes_let_go = 0;  // what is kept of them, and was put on disk
  GroupingCounters copies;
  bool has_stories = false;  // whether the two below were asked for
  uint64_t stories = 0;
  uint64_t storylines = 0;
};

// Ends each line with a line end.
std::string FormatSummary(const RunSummary& summary);

// Caps of the copy search that bit, so that copies may have been missed; empty
// if none did.
std::string FormatCaps(const GroupingCounters& copies);

std::string FormatStats(absl::Span<const StageStats> stages);

uint64_t CountCopies(const GroupingCounters& copies);

// How many different storylines there are.
uint64_t CountStorylines(const Stories& stories);

}  // namespace samestory

#endif  // SAMESTORY_CLI_SUMMARY_H_
