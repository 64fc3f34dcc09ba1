#include "cli/copy_run.h"

#include <memory>
#include <utility>

#include "absl/types/span.h"
#include "base/status_macros.h"
#include "cli/record_stream.h"
#include "cli/summary.h"
#include "io/read/record_replay.h"

namespace samestory {
namespace {

// Records that are read again.
class ReplayStream : public ArticleStream {
 public:
  explicit ReplayStream(RecordReplay replay) : replay_(std::move(replay)) {}

  absl::StatusOr<bool> Next(Article* article) override {
    return replay_.Next(article);
  }

 private:
  RecordReplay replay_;
};

absl::StatusOr<std::unique_ptr<ArticleStream>> Reopen(
    const ArticleReader& reader, const RecordOrigins& origins,
    absl::Span<const uint32_t> records) {
  SAMESTORY_ASSIGN_OR_RETURN(
      RecordReplay replay,
      RecordReplay::Open(reader, origins, {records.begin(), records.end()}));
  return std::make_unique<ReplayStream>(std::move(replay));
}

RunSummary Summarize(const CopyRun& run) {
  RunSummary summary;
  summary.read = run.reader.stats();
  summary.articles = run.finder.num_articles();
  summary.repeated = run.finder.num_records() - summary.articles;
  summary.outside_dates = run.outside_dates;
  summary.bytes_let_go = run.finder.bytes_let_go();
  summary.copies = run.finder.grouping().counters;
  return summary;
}

}  // namespace

absl::StatusOr<CopyRun> RunCopies(const ReadFlags& reading,
                                  const PipelineOptions& options,
                                  Console& console) {
  SAMESTORY_ASSIGN_OR_RETURN(
      ArticleReader reader,
      ArticleReader::Open(reading.inputs, reading.options));
  SAMESTORY_ASSIGN_OR_RETURN(CopyFinder finder,
                             CopyFinder::Create(CopyOptionsOf(options)));
  MentionKeyboard(reading, console);
  StageLog log;
  log.set_progress([&console](absl::string_view stage, double done) {
    console.ShowProgress(stage, done, 0);
  });

  RecordStream stream(reader, reading, console, finder.memory());
  log.Begin("read");
  const absl::Status read = finder.Read(stream);
  if (reading.explain_fields) console.Print(reader.ExplainFields());
  SAMESTORY_RETURN_IF_ERROR(read);
  log.End(reader.stats().records, "records");
  RecordOrigins origins = stream.TakeOrigins();
  SAMESTORY_RETURN_IF_ERROR(finder.Find(
      [&](absl::Span<const uint32_t> records) {
        return Reopen(reader, origins, records);
      },
      &log));
  console.WipeProgress();
  return CopyRun{std::move(reader), std::move(finder), std::move(origins),
                 stream.outside_dates(), log.stages()};
}

ExitCode CloseRun(const CopyRun& run, const ReadFlags& reading,
                  Console& console) {
  console.Report(FormatSummary(Summarize(run)));
  if (console.flags().stats) console.Print(FormatStats(run.stages));
  const bool skipped = run.reader.stats().skipped_total() > 0;
  return reading.strict && skipped ? ExitCode::kSkipped : ExitCode::kFine;
}

}  // namespace samestory
