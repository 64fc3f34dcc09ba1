#include "cli/cluster_verb.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "base/status_macros.h"
#include "cli/command_line.h"
#include "cli/output_flags.h"
#include "cli/pipeline_flags.h"
#include "cli/pipeline_run.h"
#include "cli/read_flags.h"
#include "cli/run_flags.h"
#include "cli/selection.h"
#include "cli/terminal.h"
#include "cli/write_whole.h"
#include "io/write/csv.h"
#include "io/write/json_lines.h"
#include "io/write/text.h"

namespace samestory {
namespace {

class Cluster : public Verb {
 public:
  void AddFlags(CLI::App& app) override {
    AddReadFlags(app, reading_);
    AddCopyFlags(app, pipeline_);
    AddStoryFlags(app, pipeline_);
    AddOutputFlags(app, {"text", "jsonl", "json", "csv"}, output_);
    AddWhole(app, "--top", selection_.top,
             "Only so many stories, the largest (all).")
        ->group("Output");
    AddWhole(app, "--min-size", selection_.min_size,
             "Only stories of so many articles or more (1).")
        ->group("Output");
  }

  absl::Status TakeOperands(std::vector<std::string> operands) override {
    reading_.inputs = std::move(operands);
    SAMESTORY_RETURN_IF_ERROR(selection_.Validate());
    SAMESTORY_RETURN_IF_ERROR(ValidateReadFlags(reading_));
    return ValidatePipelineFlags(pipeline_);
  }

  ExitCode Run(Console& console) override {
    absl::Status status = CheckWritable(output_.path);
    if (!status.ok()) return console.Fail(status);
    const absl::StatusOr<PipelineRun> run =
        RunPipeline(reading_, pipeline_, console);
    if (!run.ok()) return console.Fail(run.status());
    status = WriteSelected(*run, TextOptionsFor(console));
    return status.ok() ? CloseRun(*run, console) : console.Fail(status);
  }

 private:
  TextOptions TextOptionsFor(const Console& console) const {
    const Terminal& terminal = console.terminal();
    const bool is_shown = output_.path == "-" && terminal.stdout_is_terminal;
    TextOptions options;
    if (is_shown) options.width = terminal.columns;
    options.color =
        WantsColor(ParseWhen(console.flags().color), is_shown, terminal);
    return options;
  }

  absl::Status WriteSelected(const PipelineRun& run,
                             const TextOptions& text) const {
    const absl::Span<const Article> articles = run.builder.articles();
    if (selection_.selects_all()) return Write(articles, run.stories, text);
    const Selection few = SelectStories(articles, run.stories, selection_);
    return Write(few.articles, few.stories, text);
  }

  absl::Status Write(absl::Span<const Article> articles, const Stories& stories,
                     const TextOptions& text) const {
    return WriteWhole(output_.path, [&](ByteSink write) {
      if (output_.format == "jsonl") {
        return WriteJsonLines(articles, stories, write);
      }
      if (output_.format == "json") return WriteJson(articles, stories, write);
      if (output_.format == "csv") {
        return WriteCsv(articles, stories, CsvOptions(), write);
      }
      return WriteText(articles, stories, text, write);
    });
  }

  ReadFlags reading_;
  PipelineOptions pipeline_;
  OutputFlags output_;
  SelectionOptions selection_;
};

}  // namespace

VerbEntry ClusterVerb() {
  return {
      "cluster",
      "stories, each with its headline (the default verb)",
      "Groups articles by story: which of them report one event. Copies "
      "are found first; each story has a headline, its articles, and the "
      "storyline it belongs to.",
      "cluster [FLAGS] INPUT...",
      "  samestory news/\n"
      "  samestory --format=jsonl crawl.jsonl.gz --output=stories.jsonl\n"
      "  samestory --top=20 --min-size=2 --since=2024-05-01 news/ | less\n"
      "  curl -s $URL | samestory --format=csv -\n",
      []() -> std::unique_ptr<Verb> { return std::make_unique<Cluster>(); }};
}

}  // namespace samestory
