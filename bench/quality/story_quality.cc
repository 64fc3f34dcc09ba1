// How well the story room alone does on labelled sets:
//
//   bazel run //bench/quality:story_quality -- [FLAGS] SET.jsonl GOLD.csv ...
//
// prints one line per set: B3 precision, recall and F1, pair F1, the number of
// stories found and labelled, B3 F1 on stories of 2 to 5, and seconds.
//
//   --thin            60 % of the stories keep one article, as in a real feed
//   --no-titles, --no-bodies, --no-times   leave a field out
//   --granularity=X, --weights=FILE, --candidates=N, --threads=N
//   --pairs=FILE      also write every candidate pair with its features, for
//                     tools/fit_weights.py
//   --stories=FILE    also write what was found, an article a line
//   --stages          also print time and peak memory of every stage
//
// A record has `id title text [published source]`, a line of gold begins with
// `id,story,`. No cleaning and no grouping of copies: that is the room's own
// share of the quality, which `samestory eval` measures whole.

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "base/hashing.h"
#include "cluster/quality/agreement.h"
#include "cluster/story/background.h"
#include "cluster/story/batch_evidence.h"
#include "cluster/story/batch_vectors.h"
#include "cluster/story/candidates.h"
#include "cluster/story/evidence.h"
#include "cluster/story/pair_features.h"
#include "cluster/story/pair_weights.h"
#include "cluster/story/story_clusterer.h"
#include "simdjson.h"

namespace samestory {
namespace {

struct Record {
  std::string id, title, body, source;
  absl::optional<absl::Time> published;
  std::string story;
};

struct Flags {
  bool thin = false, stages = false;
  bool no_titles = false, no_bodies = false, no_times = false;
  std::string pairs, stories;
  StoryOptions options;
  std::vector<std::string> paths;
};

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string((std::istreambuf_iterator<char>(in)),
                     std::istreambuf_iterator<char>());
}

bool ParseFlag(absl::string_view argument, Flags* flags) {
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(argument, absl::MaxSplits('=', 1));
  const absl::string_view value = parts.second;
  if (parts.first == "--stages") return flags->stages = true;
  if (parts.first == "--thin") return flags->thin = true;
  if (parts.first == "--no-titles") return flags->no_titles = true;
  if (parts.first == "--no-bodies") return flags->no_bodies = true;
  if (parts.first == "--no-times") return flags->no_times = true;
  if (parts.first == "--granularity") {
    return absl::SimpleAtod(value, &flags->options.granularity);
  }
  if (parts.first == "--candidates") {
    return absl::SimpleAtoi(value, &flags->options.candidates);
  }
  if (parts.first == "--threads") {
    return absl::SimpleAtoi(value, &flags->options.threads);
  }
  if (parts.first == "--pairs") {
    flags->pairs = std::string(value);
    return true;
  }
  if (parts.first == "--stories") {
    flags->stories = std::string(value);
    return true;
  }
  if (parts.first == "--weights") {
    flags->options.weights = ReadFile(std::string(value));
    return !flags->options.weights.empty();
  }
  return false;
}

std::string Text(simdjson::dom::element record, const char* name) {
  std::string_view value;
  if (record[name].get(value) != simdjson::SUCCESS) return "";
  return std::string(value);
}

absl::optional<absl::Time> ParsePublished(absl::string_view text) {
  int64_t milliseconds;
  if (absl::SimpleAtoi(text, &milliseconds)) {
    return absl::FromUnixMillis(milliseconds);
  }
  absl::Time time;
  std::string error;
  for (const char* format : {"%Y-%m-%dT%H:%M:%E*S%Ez", "%Y-%m-%dT%H:%M:%E*S",
                             "%Y-%m-%d %H:%M:%E*S", "%Y-%m-%d"}) {
    if (absl::ParseTime(format, text, &time, &error)) return time;
  }
  return absl::nullopt;
}

std::vector<Record> ReadSet(const std::string& path, const std::string& gold) {
  std::map<std::string, std::string> story_of;
  std::ifstream labels(gold);
  for (std::string line; std::getline(labels, line);) {
    const std::vector<std::string> fields = absl::StrSplit(line, ',');
    if (fields.size() > 1) story_of[fields[0]] = fields[1];
  }
  std::vector<Record> records;
  simdjson::dom::parser parser;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    simdjson::dom::element json;
    if (parser.parse(line).get(json) != simdjson::SUCCESS) continue;
    Record record{Text(json, "id"),
                  Text(json, "title"),
                  Text(json, "text"),
                  Text(json, "source"),
                  ParsePublished(Text(json, "published")),
                  ""};
    record.story = story_of[record.id];
    records.push_back(std::move(record));
  }
  return records;
}

// Keeps one article of six in ten stories: chosen by hash, so always the same.
std::vector<Record> Thin(std::vector<Record> records) {
  std::map<std::string, size_t> kept;  // story to its one article
  for (size_t i = 0; i < records.size(); ++i) {
    if (HashBytes(records[i].story, 7) % 10 >= 6) continue;
    const auto inserted = kept.insert({records[i].story, i});
    size_t& best = inserted.first->second;
    if (HashBytes(records[i].id) < HashBytes(records[best].id)) best = i;
  }
  std::vector<Record> thinned;
  for (size_t i = 0; i < records.size(); ++i) {
    const auto found = kept.find(records[i].story);
    if (found == kept.end() || found->second == i) {
      thinned.push_back(records[i]);
    }
  }
  return thinned;
}

void LeaveOut(const Flags& flags, std::vector<Record>* records) {
  for (Record& record : *records) {
    if (flags.no_titles) record.title.clear();
    if (flags.no_bodies) record.body.clear();
    if (flags.no_times) record.published = absl::nullopt;
  }
}

std::vector<StoryDocument> Documents(const std::vector<Record>& records) {
  std::vector<StoryDocument> documents;
  for (const Record& record : records) {
    StoryDocument document;
    document.title = record.title;
    document.body = record.body;
    document.source = record.source;
    document.published = record.published;
    document.order = HashBytes(record.id);
    documents.push_back(document);
  }
  return documents;
}

void WritePairs(const std::vector<StoryDocument>& documents,
                const std::vector<uint32_t>& gold, const Flags& flags) {
  std::vector<DocumentTime> times;
  std::vector<uint64_t> sources;
  for (const StoryDocument& document : documents) {
    times.push_back(absl::nullopt);
    if (document.published.has_value()) {
      times.back() = absl::ToUnixSeconds(*document.published);
    }
    sources.push_back(document.source.empty() ? 0 : HashBytes(document.source));
  }
  BatchEvidence evidence = ReadEvidence(
      documents.size(),
      [&](size_t i) {
        return TitleAndBody{documents[i].title, documents[i].body};
      },
      flags.options.threads);
  const BatchVectors batch = MakeBatchVectors(
      std::move(evidence), std::move(times), std::move(sources),
      Background::Shipped(), flags.options.threads);
  CandidateOptions options;
  options.per_document = flags.options.candidates;
  std::ofstream out(flags.pairs);
  out << "a\tb\tgold_a\tgold_b";
  for (size_t i = 0; i < kFeatures; ++i) {
    out << "\t" << FeatureName(static_cast<Feature>(i));
  }
  out << "\n";
  for (const CandidatePair& pair : FindCandidates(
           [&](uint32_t i) { return batch.channels.of(Channel::kWords, i); },
           batch.times, options)) {
    const PairFeatures features = MeasurePair(batch, pair.a, pair.b);
    out << pair.a << "\t" << pair.b << "\t" << gold[pair.a] << "\t"
        << gold[pair.b];
    for (size_t i = 0; i < kFeatures; ++i) {
      out << absl::StreamFormat(
          "\t%.4f", DoubleFromFixed(features[static_cast<Feature>(i)]));
    }
    out << "\n";
  }
}

void WriteStories(const std::vector<Record>& records,
                  const StoryClustering& found, const std::string& path) {
  std::ofstream out(path);
  out << "id\tlabel\tstory\tstoryline\tscore\theadline\tkeywords\n";
  for (size_t i = 0; i < records.size(); ++i) {
    const StorySummary& story = found.stories[found.story_of[i]];
    out << records[i].id << "\t" << records[i].story << "\t"
        << found.story_of[i] << "\t" << story.storyline << "\t"
        << absl::StrFormat("%.6f", found.score[i]) << "\t" << story.headline
        << "\t" << absl::StrJoin(story.keywords, ", ") << "\n";
  }
}

// Prints what each stage took, from one call to the next.
class StageClock {
 public:
  void Begin(absl::string_view stage) {
    const auto now = std::chrono::steady_clock::now();
    if (!stage_.empty()) {
      std::cout << absl::StreamFormat(
          "  %-12s %7.2f s  cpu %7.2f s  peak %6d MB\n", stage_,
          std::chrono::duration<double>(now - start_).count(),
          static_cast<double>(std::clock() - cpu_start_) / CLOCKS_PER_SEC,
          PeakMegabytes());
    }
    // From here on the peak is that of the next stage.
    std::ofstream("/proc/self/clear_refs") << "5";
    stage_ = std::string(stage);
    start_ = now;
    cpu_start_ = std::clock();
  }

 private:
  static int64_t PeakMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
      int64_t kilobytes;
      absl::string_view rest = line;
      if (absl::ConsumePrefix(&rest, "VmHWM:") &&
          absl::ConsumeSuffix(&rest, " kB") &&
          absl::SimpleAtoi(rest, &kilobytes)) {
        return kilobytes / 1024;
      }
    }
    return 0;
  }

  std::string stage_;
  std::chrono::steady_clock::time_point start_;
  std::clock_t cpu_start_ = 0;
};

int Measure(const Flags& flags, const std::string& path,
            const std::string& gold_path) {
  std::vector<Record> records = ReadSet(path, gold_path);
  if (flags.thin) records = Thin(std::move(records));
  LeaveOut(flags, &records);
  const std::vector<StoryDocument> documents = Documents(records);
  std::map<std::string, uint32_t> numbers;
  std::vector<uint32_t> gold;
  for (const Record& record : records) {
    gold.push_back(
        numbers.insert({record.story, numbers.size()}).first->second);
  }
  if (!flags.pairs.empty()) WritePairs(documents, gold, flags);
  const auto start = std::chrono::steady_clock::now();
  StageClock clock;
  StoryOptions options = flags.options;
  if (flags.stages) {
    clock.Begin("read");
    options.on_stage = [&](absl::string_view stage) { clock.Begin(stage); };
  }
  const auto stories = ClusterStories(documents, options);
  if (flags.stages) clock.Begin("");
  const std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - start;
  if (!stories.ok()) {
    std::cerr << stories.status() << "\n";
    return 1;
  }
  if (!flags.stories.empty()) WriteStories(records, *stories, flags.stories);
  const auto agreement = MeasureAgreement(gold, stories->story_of);
  if (!agreement.ok()) {
    std::cerr << path << ": " << agreement.status() << "\n";
    return 1;
  }
  const std::string name = path.substr(path.rfind('/') + 1);
  std::cout << absl::StreamFormat(
      "%-22s %6d articles  B3 %.3f %.3f %.4f  pairs %.3f  stories %d of %d  "
      "small %.3f  storylines %d  %.2f s\n",
      name, records.size(), agreement->bcubed.precision,
      agreement->bcubed.recall, agreement->bcubed.f1, agreement->pairs.f1,
      agreement->predicted_stories, agreement->gold_stories,
      agreement->bcubed_of_small.f1, stories->storylines, seconds.count());
  return 0;
}

}  // namespace
}  // namespace samestory

int main(int argc, char** argv) {
  samestory::Flags flags;
  flags.options.threads = 2;
  for (int i = 1; i < argc; ++i) {
    if (!absl::StartsWith(argv[i], "--")) {
      flags.paths.push_back(argv[i]);
    } else if (!samestory::ParseFlag(argv[i], &flags)) {
      std::cerr << argv[i] << ": no such flag, or no such value\n";
      return 2;
    }
  }
  int failed = flags.paths.size() < 2 ? 2 : 0;
  for (size_t i = 0; i + 1 < flags.paths.size(); i += 2) {
    failed |= samestory::Measure(flags, flags.paths[i], flags.paths[i + 1]);
  }
  return failed;
}
