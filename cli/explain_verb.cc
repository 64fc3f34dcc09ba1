#include "cli/explain_verb.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "cli/article_names.h"
#include "cli/explain_text.h"
#include "cli/output_flags.h"
#include "cli/output_places.h"
#include "cli/pipeline_flags.h"
#include "cli/pipeline_run.h"
#include "cli/read_flags.h"
#include "cli/write_whole.h"

namespace samestory {
namespace {

class Explain : public Verb {
 public:
  void AddFlags(CLI::App& app) override {
    AddReadFlags(app, reading_);
    AddCopyFlags(app, pipeline_);
    AddStoryFlags(app, pipeline_);
    AddOutputFlags(app, {"text", "json"}, output_);
  }

  absl::Status TakeOperands(std::vector<std::string> operands) override {
    if (operands.size() < 3) {
      return absl::InvalidArgumentError(
          "explain wants two articles and the INPUT they are in");
    }
    name_a_ = operands[0];
    name_b_ = operands[1];
    reading_.inputs.assign(operands.begin() + 2, operands.end());
    SAMESTORY_RETURN_IF_ERROR(ValidateReadFlags(reading_));
    SAMESTORY_RETURN_IF_ERROR(
        CheckIsNoInput("--output", output_.path, reading_.inputs));
    return ValidatePipelineFlags(pipeline_);
  }

  ExitCode Run(Console& console) override {
    const absl::Status writable = CheckWritable(output_.path);
    if (!writable.ok()) return console.Fail(writable);
    const absl::StatusOr<PipelineRun> run =
        RunPipeline(reading_, pipeline_, console);
    if (!run.ok()) return console.Fail(run.status());
    const absl::Status status = WriteAnswer(*run);
    if (!status.ok()) return console.Fail(status);
    return CloseRun(*run, console);
  }

 private:
  absl::Status WriteAnswer(const PipelineRun& run) const {
    SAMESTORY_ASSIGN_OR_RETURN(const DocId a, FindArticle(name_a_, run));
    SAMESTORY_ASSIGN_OR_RETURN(const DocId b, FindArticle(name_b_, run));
    if (a == b) {
      return absl::InvalidArgumentError(
          absl::StrCat("`", name_a_, "` and `", name_b_, "` are one article"));
    }
    SAMESTORY_ASSIGN_OR_RETURN(const Explanation why,
                               run.builder.Explain(a, b));
    const ExplainedPair pair = {a,           b,   run.builder.articles(),
                                run.stories, why, pipeline_.dedup};
    const std::string answer =
        output_.format == "json" ? ExplainJson(pair) : ExplainText(pair);
    return WriteWhole(output_.path,
                      [&answer](ByteSink write) { return write(answer); });
  }

  ReadFlags reading_;
  PipelineOptions pipeline_;
  OutputFlags output_;
  std::string name_a_;
  std::string name_b_;
};

}  // namespace

VerbEntry ExplainVerb() {
  return {
      "explain",
      "why two articles are (not) copies and (not) one story",
      "Explains why two articles are, or are not, copies and one story. A "
      "and B are ids, or names of one-article files; the INPUT is clustered "
      "as `cluster` would with the same flags.",
      "explain A B [FLAGS] INPUT...",
      "  samestory explain a.txt wire/b.txt news/\n"
      "  samestory explain id-17 id-23 crawl.jsonl --format=json\n",
      []() -> std::unique_ptr<Verb> { return std::make_unique<Explain>(); }};
}

}  // namespace samestory
