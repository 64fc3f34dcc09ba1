// One run that looks for copies alone: what `dedup` does before it writes. No
// text is kept; what must be seen twice is read twice.
//
//   absl::StatusOr<CopyRun> run = RunCopies(reading, options, console);
//   if (!run.ok()) return console.Fail(run.status());
//   ... run->finder.grouping() ...
//   return CloseRun(*run, reading, console);    // summary, and the exit code

#ifndef SAMESTORY_CLI_COPY_RUN_H_
#define SAMESTORY_CLI_COPY_RUN_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/read_flags.h"
#include "cluster/copy_finder.h"
#include "cluster/pipeline.h"
#include "cluster/stage_log.h"
#include "io/read/article_reader.h"

namespace samestory {

struct CopyRun {
  ArticleReader reader;
  CopyFinder finder;      // with the memory of the next
  RecordOrigins origins;  // by record
  uint64_t outside_dates = 0;
  std::vector<StageStats> stages;
};

absl::StatusOr<CopyRun> RunCopies(const ReadFlags& reading,
                                  const PipelineOptions& options,
                                  Console& console);

// Ends a run that went well: the summary, --stats.
ExitCode CloseRun(const CopyRun& run, const ReadFlags& reading,
                  Console& console);

}  // namespace samestory

#endif  // SAMESTORY_CLI_COPY_RUN_H_
