// One run of the pipeline over the inputs of a command line: what `cluster`,
// `dedup`, `explain` and `eval` have in common.
//
//   absl::StatusOr<PipelineRun> run = RunPipeline(reading, options, console);
//   if (!run.ok()) return console.Fail(run.status());
//   ... run->stories ...
//   return CloseRun(*run, console);    // summary, and the exit code

#ifndef SAMESTORY_CLI_PIPELINE_RUN_H_
#define SAMESTORY_CLI_PIPELINE_RUN_H_

#include "absl/status/statusor.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/intake.h"
#include "cli/read_flags.h"
#include "cluster/pipeline.h"
#include "io/read/article_reader.h"
#include "io/write/run_facts.h"

namespace samestory {

struct PipelineRun {
  ArticleReader reader;
  StoryBuilder builder;
  Intake intake;
  Stories stories;
  bool has_stories;  // whether they were wanted
  bool is_strict;
};

// Reads everything and decides.
absl::StatusOr<PipelineRun> RunPipeline(const ReadFlags& reading,
                                        const PipelineOptions& options,
                                        Console& console);

// What a format may say of the run.
RunFacts FactsOf(const PipelineRun& run);

// Ends a run that went well: the summary, --explain-fields, --stats.
ExitCode CloseRun(const PipelineRun& run, Console& console);

}  // namespace samestory

#endif  // SAMESTORY_CLI_PIPELINE_RUN_H_
