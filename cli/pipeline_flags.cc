#include "cli/pipeline_flags.h"

#include <memory>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "base/status_macros.h"
#include "cli/command_line.h"
#include "cli/file_text.h"
#include "cli/limit_flags.h"
#include "cluster/embedding_table.h"
#include "cluster/keep_policy.h"
#include "io/read/embeddings.h"

namespace samestory {
namespace {

constexpr FlagOfField kFlagsOfFields[] = {
    {"DedupOptions.jaccard_threshold", "--threshold"},
    {"DedupOptions.containment_threshold", "--containment"},
    {"PipelineOptions.shingle_words", "--shingle"},
    {"PipelineOptions.threads", "--threads"},
    {"StoryOptions.granularity", "--granularity"},
    {"StoryOptions.window", "--window"},
};

// Longer than any archive; keeps the conversion to a Duration exact.
constexpr double kMostDays = 100000;

absl::Status SetWindow(const std::string& text, absl::Duration& window) {
  double days;
  if (!absl::SimpleAtod(text, &days) || !(days > 0 && days <= kMostDays)) {
    return absl::InvalidArgumentError(
        absl::StrCat("wants days, more than 0, got ", text));
  }
  window = days * absl::Hours(24);
  return absl::OkStatus();
}

// A table in place of the shipped one. The library calls it "weights".
absl::Status SetWeights(const std::string& path, std::string& weights) {
  StoryOptions probe;
  SAMESTORY_ASSIGN_OR_RETURN(probe.weights, ReadFileText(path));
  if (probe.weights.empty()) probe.weights = " ";  // not the shipped one
  const absl::Status status = probe.Validate();
  absl::string_view what = status.message();
  if (!status.ok()) {
    absl::ConsumePrefix(&what, "weights");
    return absl::InvalidArgumentError(absl::StrCat(path, what));
  }
  weights = std::move(probe.weights);
  return absl::OkStatus();
}

absl::Status SetEmbeddings(const std::string& path,
                           std::shared_ptr<const EmbeddingTable>& embeddings) {
  SAMESTORY_ASSIGN_OR_RETURN(EmbeddingTable table, ReadEmbeddings(path));
  embeddings = std::make_shared<const EmbeddingTable>(std::move(table));
  return absl::OkStatus();
}

absl::Status SetKeep(const std::string& text, KeepPolicy& keep) {
  const absl::StatusOr<KeepPolicy> policy = ParseKeepPolicy(text);
  if (!policy.ok()) {
    return InFlagWords(policy.status(), {{"keep: ", ""}});
  }
  keep = *policy;
  return absl::OkStatus();
}

absl::Status SetOnOff(const std::string& text, bool& value) {
  if (text != "on" && text != "off") {
    return absl::InvalidArgumentError(absl::StrCat("wants on|off, got ", text));
  }
  value = text == "on";
  return absl::OkStatus();
}

}  // namespace

void AddCopyFlags(CLI::App& app, PipelineOptions& options) {
  const std::string group = "Copies";
  AddReal(app, "--threshold", options.dedup.jaccard_threshold,
          "Two articles are copies when their word shingles have at least "
          "this Jaccard similarity (0.7).")
      ->group(group);
  AddReal(app, "--containment", options.dedup.containment_threshold,
          "Or when this share of the shorter one lies in the longer one; 0 "
          "turns it off (0.9).")
      ->group(group);
  AddWhole(app, "--shingle", options.shingle_words, "Words in a shingle (5).")
      ->group(group);
  AddText(
      app, "--keep",
      [&options](const std::string& text) {
        return SetKeep(text, options.keep);
      },
      "RULE",
      "Which of several copies stands for them: earliest, longest, first (as "
      "read), or source:a,b for the outlets named, in that order (earliest).")
      ->group(group);
  AddText(
      app, "--boilerplate",
      [&options](const std::string& text) {
        return SetOnOff(text, options.remove_boilerplate);
      },
      "on|off",
      "Whether to drop what a source repeats in its articles, link tails, "
      "bylines and the like before comparing (on).")
      ->group(group);
  AddWhole(app, "--threads", options.threads,
           "Threads to use; 0 is one per core (0). The result is the same.")
      ->group("Run");
}

void AddMemoryFlag(CLI::App& app, PipelineOptions& options) {
  AddText(
      app, "--memory",
      [&options](const std::string& text) {
        const absl::StatusOr<uint64_t> size = ParseSize(text);
        if (size.ok()) options.memory_bytes = *size;
        return size.status();
      },
      "SIZE",
      "The most memory to take, e.g. 2G: what is kept of the articles goes to "
      "a temporary file in $TMPDIR; if the rest, 64M and 200 bytes an "
      "article, does not fit, the run fails. The result is the same; 0 is no "
      "limit (0).")
      ->group("Run");
}

void AddStoryFlags(CLI::App& app, PipelineOptions& options) {
  const std::string group = "Stories";
  AddText(
      app, "--window",
      [&options](const std::string& text) {
        return SetWindow(text, options.story.window);
      },
      "DAYS", "Articles published further apart are not compared (14).")
      ->group(group);
  AddReal(app, "--granularity", options.story.granularity,
          "Above 0 stories become finer, below 0 coarser; useful from -3 to "
          "3 (0).")
      ->group(group);
  AddText(
      app, "--weights",
      [&options](const std::string& path) {
        return SetWeights(path, options.story.weights);
      },
      "FILE",
      "How much each kind of evidence says, in place of the shipped table; "
      "cluster/story/weights.txt shows the form.")
      ->group(group);
  AddText(
      app, "--embeddings",
      [&options](const std::string& path) {
        return SetEmbeddings(path, options.embeddings);
      },
      "FILE",
      "Vectors of a model of yours, one more kind of evidence: JSON lines of "
      "{\"id\", \"vector\"}, or .npy with the ids in .ids beside it.")
      ->group(group);
}

absl::Status ValidatePipelineFlags(const PipelineOptions& options) {
  return InFlagWords(options.Validate(), kFlagsOfFields);
}

}  // namespace samestory
