#include "cli/eval_verb.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "cli/command_line.h"
#include "cli/eval_table.h"
#include "cli/headline_scores.h"
#include "cli/labels.h"
#include "cli/numbers.h"
#include "cli/output_flags.h"
#include "cli/output_places.h"
#include "cli/pipeline_flags.h"
#include "cli/pipeline_run.h"
#include "cli/read_flags.h"
#include "cli/write_whole.h"

namespace samestory {
namespace {

Labels LabelsOf(const PipelineRun& run) {
  Labels labels;
  const absl::Span<const Article> articles = run.builder.articles();
  for (DocId doc = 0; doc < articles.size(); ++doc) {
    const Story& story = run.stories.stories[run.stories.placements[doc].story];
    labels.emplace(articles[doc].id, story.id);
  }
  return labels;
}

class Eval : public Verb {
 public:
  void AddFlags(CLI::App& app) override {
    AddText(app, "--gold", gold_path_, "G.csv",
            "The right stories: CSV with the columns id and story.")
        ->group("Comparing");
    AddText(app, "--predicted", predicted_path_, "P.csv",
            "The stories to judge, in the same form (as --format=csv of "
            "`cluster` writes it), instead of those of the INPUT.")
        ->group("Comparing");
    app.add_flag("--headlines", headlines_,
                 "Also judge the headlines by the gold column headline: how "
                 "often the chosen title is the one closest to it (ROUGE-L).")
        ->group("Comparing");
    AddReadFlags(app, reading_);
    AddCopyFlags(app, pipeline_);
    AddStoryFlags(app, pipeline_);
    AddOutputFlags(app, {"text", "json"}, output_);
  }

  absl::Status TakeOperands(std::vector<std::string> operands) override {
    if (gold_path_.empty()) {
      return absl::InvalidArgumentError("eval wants --gold=G.csv");
    }
    if (operands.empty() == predicted_path_.empty()) {
      return absl::InvalidArgumentError(
          "eval wants either INPUT or --predicted=P.csv");
    }
    SAMESTORY_RETURN_IF_ERROR(CheckIsNoInput("--output", output_.path,
                                             {gold_path_, predicted_path_}));
    SAMESTORY_RETURN_IF_ERROR(
        CheckIsNoInput("--output", output_.path, operands));
    if (operands.empty()) {
      if (headlines_) {
        return absl::InvalidArgumentError("eval --headlines wants INPUT");
      }
    } else {
      reading_.inputs = std::move(operands);
      SAMESTORY_RETURN_IF_ERROR(ValidateReadFlags(reading_));
      SAMESTORY_RETURN_IF_ERROR(ValidatePipelineFlags(pipeline_));
    }
    return ReadTables();
  }

  ExitCode Run(Console& console) override {
    const absl::Status writable = CheckWritable(output_.path);
    if (!writable.ok()) return console.Fail(writable);
    return predicted_path_.empty() ? JudgeInputs(console) : JudgeFile(console);
  }

 private:
  // As other flags that name a table, these are wrong where it is.
  absl::Status ReadTables() {
    SAMESTORY_ASSIGN_OR_RETURN(gold_, ReadLabels(gold_path_));
    if (headlines_) {
      SAMESTORY_ASSIGN_OR_RETURN(gold_headlines_,
                                 ReadLabels(gold_path_, "headline"));
    }
    if (!predicted_path_.empty()) {
      SAMESTORY_ASSIGN_OR_RETURN(predicted_, ReadLabels(predicted_path_));
    }
    return absl::OkStatus();
  }

  ExitCode JudgeFile(Console& console) const {
    const absl::Status status = WriteAnswer(predicted_, {}, console);
    return status.ok() ? ExitCode::kFine : console.Fail(status);
  }

  ExitCode JudgeInputs(Console& console) const {
    const absl::StatusOr<PipelineRun> run =
        RunPipeline(reading_, pipeline_, console);
    if (!run.ok()) return console.Fail(run.status());
    const absl::Status status = JudgeRun(*run, console);
    return status.ok() ? CloseRun(*run, console) : console.Fail(status);
  }

  absl::Status JudgeRun(const PipelineRun& run, Console& console) const {
    EvalResult result;
    if (headlines_) {
      result.headlines =
          JudgeHeadlines(run.builder.articles(), run.stories, gold_headlines_);
    }
    return WriteAnswer(LabelsOf(run), result, console);
  }

  absl::Status WriteAnswer(const Labels& predicted, EvalResult result,
                           Console& console) const {
    SAMESTORY_ASSIGN_OR_RETURN(result.agreement,
                               CompareLabels(gold_, predicted));
    result.gold_articles = gold_.size();
    result.predicted_articles = predicted.size();
    const uint64_t missing = gold_.size() - result.agreement.articles;
    if (missing > 0) {
      console.Warn(
          absl::StrCat(Count(missing, "gold article has", "gold articles have"),
                       " no predicted story and ", missing == 1 ? "is" : "are",
                       " left out of the figures"));
    }
    const std::string answer =
        output_.format == "json" ? EvalJson(result) : EvalTable(result);
    return WriteWhole(output_.path,
                      [&answer](ByteSink write) { return write(answer); });
  }

  std::string gold_path_;
  std::string predicted_path_;
  bool headlines_ = false;
  Labels gold_, gold_headlines_, predicted_;
  ReadFlags reading_;
  PipelineOptions pipeline_;
  OutputFlags output_;
};

}  // namespace

VerbEntry EvalVerb() {
  return {"eval",
          "how well the stories agree with a gold standard",
          "Compares stories with gold ones: BCubed, pairs, ARI, AMI, "
          "V-measure. Articles are matched by id; those without a gold story "
          "help clustering but are not judged.",
          "eval --gold=G.csv [FLAGS] (INPUT... | --predicted=P.csv)",
          "  samestory eval --gold=gold.csv news.jsonl\n"
          "  samestory eval --gold=gold.csv --predicted=stories.csv\n",
          []() -> std::unique_ptr<Verb> { return std::make_unique<Eval>(); }};
}

}  // namespace samestory
