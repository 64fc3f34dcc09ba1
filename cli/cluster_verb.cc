#include "cli/cluster_verb.h"

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "cli/command_line.h"
#include "cli/numbers.h"
#include "cli/output_flags.h"
#include "cli/output_places.h"
#include "cli/pipeline_flags.h"
#include "cli/pipeline_run.h"
#include "cli/read_flags.h"
#include "cli/run_flags.h"
#include "cli/selection.h"
#include "cli/terminal.h"
#include "cli/write_whole.h"
#include "io/write/csv.h"
#include "io/write/html.h"
#include "io/write/json_lines.h"
#include "io/write/run_facts.h"
#include "io/write/sqlite.h"
#include "io/write/text.h"

namespace samestory {
namespace {

class Cluster : public Verb {
 public:
  Cluster() {
    if (const char* folder = std::getenv("TMPDIR")) {
      sqlite_.temporary_folder = folder;
    }
  }

  void AddFlags(CLI::App& app) override {
    AddReadFlags(app, reading_);
    AddCopyFlags(app, pipeline_);
    AddStoryFlags(app, pipeline_);
    AddOutputFlags(app, {"text", "jsonl", "json", "csv", "html", "sqlite"},
                   output_);
    AddWhole(app, "--top", selection_.top,
             "Only so many stories, the largest; 0 is all (0).")
        ->group("Output");
    AddWhole(app, "--min-size", selection_.min_size,
             "Only stories of so many articles or more (1).")
        ->group("Output");
    app.add_flag("--raw", csv_.raw,
                 "CSV: leave cells that a spreadsheet would take for formulas "
                 "as they are.")
        ->group("Output");
  }

  absl::Status TakeOperands(std::vector<std::string> operands) override {
    reading_.inputs = std::move(operands);
    if (csv_.raw && output_.format != "csv") {
      return absl::InvalidArgumentError(
          absl::StrCat("--raw: wants --format=csv, got ", output_.format));
    }
    SAMESTORY_RETURN_IF_ERROR(selection_.Validate());
    SAMESTORY_RETURN_IF_ERROR(ValidateReadFlags(reading_));
    SAMESTORY_RETURN_IF_ERROR(
        CheckIsNoInput("--output", output_.path, reading_.inputs));
    return ValidatePipelineFlags(pipeline_);
  }

  ExitCode Run(Console& console) override {
    if (output_.format == "sqlite" && IsShown(console)) {
      return Misuse(absl::InvalidArgumentError(
                        "--format: a sqlite database is nothing to look at; "
                        "wants --output=FILE, or stdout to lead to one"),
                    "cluster");
    }
    const absl::Status status = CheckWritable(output_.path);
    if (!status.ok()) return console.Fail(status);
    const absl::StatusOr<PipelineRun> run =
        RunPipeline(reading_, pipeline_, console);
    if (!run.ok()) return console.Fail(run.status());
    const absl::StatusOr<size_t> shown =
        WriteSelected(*run, TextOptionsFor(console));
    if (!shown.ok()) return console.Fail(shown.status());
    const ExitCode code = CloseRun(*run, console);
    if (!selection_.selects_all()) {
      console.Report(absl::StrCat(
          "shown ", GroupDigits(*shown), " of ",
          Count(run->stories.stories.size(), "story", "stories"), "\n"));
    }
    return code;
  }

 private:
  bool IsShown(const Console& console) const {
    return output_.path == "-" && console.terminal().stdout_is_terminal;
  }

  TextOptions TextOptionsFor(const Console& console) const {
    const bool is_shown = IsShown(console);
    TextOptions options;
    if (is_shown) options.width = console.terminal().columns;
    options.color = WantsColor(ParseWhen(console.flags().color), is_shown,
                               console.terminal());
    return options;
  }

  // How many stories were selected and written.
  absl::StatusOr<size_t> WriteSelected(const PipelineRun& run,
                                       const TextOptions& text) const {
    const absl::Span<const Article> articles = run.builder.articles();
    const RunFacts facts = FactsOf(run);
    if (selection_.selects_all()) {
      SAMESTORY_RETURN_IF_ERROR(Write(articles, run.stories, facts, text));
      return run.stories.stories.size();
    }
    const Selection few = SelectStories(articles, run.stories, selection_);
    SAMESTORY_RETURN_IF_ERROR(Write(few.articles, few.stories, facts, text));
    return few.stories.stories.size();
  }

  absl::Status Write(absl::Span<const Article> articles, const Stories& stories,
                     const RunFacts& facts, const TextOptions& text) const {
    return WriteWhole(output_.path, [&](ByteSink write) {
      if (output_.format == "jsonl") {
        return WriteJsonLines(articles, stories, write);
      }
      if (output_.format == "json") {
        return WriteJson(articles, stories, facts, write);
      }
      if (output_.format == "csv") {
        return WriteCsv(articles, stories, csv_, write);
      }
      if (output_.format == "html") {
        return WriteHtml(articles, stories, facts, write);
      }
      if (output_.format == "sqlite") {
        return WriteSqlite(articles, stories, facts, sqlite_, write);
      }
      return WriteText(articles, stories, text, write);
    });
  }

  ReadFlags reading_;
  PipelineOptions pipeline_;
  OutputFlags output_;
  SelectionOptions selection_;
  CsvOptions csv_;
  SqliteOptions sqlite_;
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
      "  samestory --format=html --output=news.html news/\n"
      "  samestory --format=sqlite --output=news.db news/\n"
      "  curl -s $URL | samestory --format=csv -\n",
      []() -> std::unique_ptr<Verb> { return std::make_unique<Cluster>(); }};
}

}  // namespace samestory
