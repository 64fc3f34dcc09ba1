#include "cli/pipeline_run.h"

#include <utility>
#include <vector>

#include "base/status_macros.h"
#include "cli/record_stream.h"
#include "cli/summary.h"

namespace samestory {
namespace {

RunSummary Summarize(const PipelineRun& run) {
  RunSummary summary;
  summary.read = run.reader.stats();
  summary.articles = run.builder.articles().size();
  summary.repeated = run.intake.repeated(summary.articles);
  summary.outside_dates = run.intake.outside_dates;
  summary.copies = run.stories.copies;
  summary.has_stories = run.has_stories;
  summary.stories = run.stories.stories.size();
  summary.storylines = CountStorylines(run.stories);
  return summary;
}

std::vector<StageStats> AllStages(const PipelineRun& run) {
  std::vector<StageStats> stages = {
      {"read", run.intake.seconds, run.reader.stats().records, "records"}};
  const std::vector<StageStats>& decided = run.builder.stats();
  stages.insert(stages.end(), decided.begin(), decided.end());
  return stages;
}

}  // namespace

absl::StatusOr<PipelineRun> RunPipeline(const ReadFlags& reading,
                                        const PipelineOptions& options,
                                        Console& console) {
  SAMESTORY_ASSIGN_OR_RETURN(
      ArticleReader reader,
      ArticleReader::Open(reading.inputs, reading.options));
  SAMESTORY_ASSIGN_OR_RETURN(StoryBuilder builder,
                             StoryBuilder::Create(options));
  MentionKeyboard(reading, console);
  absl::StatusOr<Intake> intake = TakeIn(reader, reading, builder, console);
  if (reading.explain_fields) console.Print(reader.ExplainFields());
  SAMESTORY_RETURN_IF_ERROR(intake.status());
  builder.set_progress([&console](absl::string_view stage, double done) {
    console.ShowProgress(stage, done, 0);
  });
  SAMESTORY_ASSIGN_OR_RETURN(Stories stories, builder.Finish());
  builder.set_progress(nullptr);
  console.WipeProgress();
  return PipelineRun{std::move(reader),    std::move(builder),
                     *std::move(intake),   std::move(stories),
                     options.find_stories, reading.strict};
}

RunFacts FactsOf(const PipelineRun& run) {
  const RunSummary summary = Summarize(run);
  RunFacts facts;
  facts.records = summary.read.records;
  facts.skipped = summary.read.skipped_total();
  for (const auto& [cause, count] : summary.read.passed_over) {
    facts.passed_over += count;
  }
  facts.repeated = summary.repeated;
  facts.outside_dates = summary.outside_dates;
  facts.articles = summary.articles;
  facts.copies = CountCopies(summary.copies);
  facts.stories = summary.stories;
  facts.storylines = summary.storylines;
  return facts;
}

ExitCode CloseRun(const PipelineRun& run, Console& console) {
  console.Report(FormatSummary(Summarize(run)));
  if (console.flags().stats) console.Print(FormatStats(AllStages(run)));
  const bool skipped = run.reader.stats().skipped_total() > 0;
  return run.is_strict && skipped ? ExitCode::kSkipped : ExitCode::kFine;
}

}  // namespace samestory
