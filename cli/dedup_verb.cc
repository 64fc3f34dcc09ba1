#include "cli/dedup_verb.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "cli/command_line.h"
#include "cli/copy_run.h"
#include "cli/dropped.h"
#include "cli/numbers.h"
#include "cli/output_flags.h"
#include "cli/output_places.h"
#include "cli/pipeline_flags.h"
#include "cli/read_flags.h"
#include "cli/write_whole.h"
#include "io/read/kept_records.h"

namespace samestory {
namespace {

std::vector<uint32_t> Numbers(const std::vector<bool>& kept) {
  std::vector<uint32_t> numbers;
  for (uint32_t record = 0; record < kept.size(); ++record) {
    if (kept[record]) numbers.push_back(record);
  }
  return numbers;
}

class Dedup : public Verb {
 public:
  Dedup() {
    pipeline_.find_stories = false;
    if (const char* folder = std::getenv("TMPDIR")) {
      reading_.options.temporary_folder = folder;
      pipeline_.dedup.temporary_folder = folder;
    }
    reading_.options.keep_pipes = true;
  }

  void AddFlags(CLI::App& app) override {
    AddReadFlags(app, reading_);
    AddCopyFlags(app, pipeline_);
    AddMemoryFlag(app, pipeline_);
    AddOutputPath(app, output_);
    AddText(app, "--dropped", dropped_path_, "FILE",
            "Write a JSON line for each record that is left out: of which "
            "kept one it is a copy, how alike they are, and why.")
        ->group("Output");
  }

  absl::Status TakeOperands(std::vector<std::string> operands) override {
    reading_.inputs = std::move(operands);
    SAMESTORY_RETURN_IF_ERROR(ValidateReadFlags(reading_));
    if (!dropped_path_.empty() && IsOnePlace(output_.path, dropped_path_)) {
      return absl::InvalidArgumentError(
          "--dropped: wants another place than --output, whose records it "
          "would mix with or replace");
    }
    SAMESTORY_RETURN_IF_ERROR(
        CheckIsNoInput("--output", output_.path, reading_.inputs));
    SAMESTORY_RETURN_IF_ERROR(
        CheckIsNoInput("--dropped", dropped_path_, reading_.inputs));
    return ValidatePipelineFlags(pipeline_);
  }

  ExitCode Run(Console& console) override {
    absl::Status status = CheckWritable(output_.path);
    if (status.ok() && !dropped_path_.empty()) {
      status = CheckWritable(dropped_path_);
    }
    if (!status.ok()) return console.Fail(status);
    const absl::StatusOr<CopyRun> run = RunCopies(reading_, pipeline_, console);
    if (!run.ok()) return console.Fail(run.status());
    const std::vector<bool> kept = ChooseKept(run->finder);
    status = Write(*run, kept);
    if (!status.ok()) return console.Fail(status);
    const ExitCode code = CloseRun(*run, reading_, console);
    const uint64_t left = std::count(kept.begin(), kept.end(), true);
    console.Report(absl::StrCat("kept ", GroupDigits(left), " of ",
                                Count(kept.size(), "record", "records"), "\n"));
    return code;
  }

 private:
  absl::Status Write(const CopyRun& run, const std::vector<bool>& kept) const {
    const std::vector<uint32_t> records = Numbers(kept);
    const auto write_kept = [&](ByteSink write) {
      return CopyKeptRecords(run.reader, run.origins, records, write);
    };
    const auto write_dropped = [&](ByteSink write) {
      return WriteDropped(run.finder, kept, write);
    };
    if (dropped_path_.empty()) return WriteWhole(output_.path, write_kept);
    const WholeOutput both[] = {{dropped_path_, write_dropped},
                                {output_.path, write_kept}};
    return WriteWhole(both);
  }

  ReadFlags reading_;
  PipelineOptions pipeline_;
  OutputFlags output_;
  std::string dropped_path_;
};

}  // namespace

VerbEntry DedupVerb() {
  return {"dedup",
          "the records that are kept, byte for byte, in input order",
          "Leaves out the records that are copies of a kept one and writes the "
          "others as they are. Copies are verified on exact counts of word "
          "shingles against the kept record, never by chain.",
          "dedup [FLAGS] INPUT...",
          "  samestory dedup crawl.jsonl.gz --output=kept.jsonl\n"
          "  samestory dedup news/ --dropped=dropped.jsonl >kept.jsonl\n"
          "  samestory dedup --keep=source:reuters.com,apnews.com feed.jsonl\n",
          []() -> std::unique_ptr<Verb> { return std::make_unique<Dedup>(); }};
}

}  // namespace samestory
