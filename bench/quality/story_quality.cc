// How well the story room alone does on labelled sets:
//
//   bazel run //bench/quality:story_quality -- [FLAGS] SET.jsonl GOLD.csv ...
//
// prints a line per set: B3 precision, recall and F1, B3 F1 on stories of 2 to
// 5, pair F1, ARI, AMI, the number of stories found and labelled, and seconds.
//
//   --report          the tables of docs/quality.md: each set whole, thinned
//                     and disguised, without each kind of evidence, and in
//                     batches of four and five
//   --thin, --disguise, --no-titles, --no-bodies, --no-times
//                     make the sets harder (labelled_set.h)
//   --granularity=X, --weights=FILE, --candidates=N, --threads=N
//   --pairs=FILE      also write every candidate pair with its features, for
//                     tools/fit_weights.py
//   --batches=two|four|five
//                     the pairs of 200 batches of one topic (tiny_batches.h)
//                     in place of those of the set: two and two, four, five
//   --stories=FILE    also write what was found, an article a line
//   --stages          also print time and peak memory of every stage
//
// No cleaning and no grouping of copies: that is the room's own share of the
// quality, which `samestory eval` measures whole.

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "base/hashing.h"
#include "bench/quality/labelled_set.h"
#include "bench/quality/stage_clock.h"
#include "bench/quality/tiny_batches.h"
#include "cluster/quality/agreement.h"
#include "cluster/story/background.h"
#include "cluster/story/batch_evidence.h"
#include "cluster/story/batch_vectors.h"
#include "cluster/story/candidates.h"
#include "cluster/story/evidence.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/pair_features.h"
#include "cluster/story/pair_weights.h"
#include "cluster/story/story_clusterer.h"
#include "cluster/story/story_types.h"

namespace samestory {
namespace {

struct Flags {
  bool report = false, thin = false, disguise = false, stages = false;
  bool no_titles = false, no_bodies = false, no_times = false;
  std::string pairs, stories, batches;
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
  const absl::string_view name = parts.first;
  const absl::string_view value = parts.second;
  if (name == "--report") return flags->report = true;
  if (name == "--stages") return flags->stages = true;
  if (name == "--thin") return flags->thin = true;
  if (name == "--disguise") return flags->disguise = true;
  if (name == "--no-titles") return flags->no_titles = true;
  if (name == "--no-bodies") return flags->no_bodies = true;
  if (name == "--no-times") return flags->no_times = true;
  StoryOptions& options = flags->options;
  if (name == "--granularity") {
    return absl::SimpleAtod(value, &options.granularity);
  }
  if (name == "--candidates") {
    return absl::SimpleAtoi(value, &options.candidates);
  }
  if (name == "--threads") return absl::SimpleAtoi(value, &options.threads);
  if (name == "--pairs") return !(flags->pairs = std::string(value)).empty();
  if (name == "--batches") {
    return !(flags->batches = std::string(value)).empty();
  }
  if (name == "--stories") {
    return !(flags->stories = std::string(value)).empty();
  }
  if (name == "--weights") {
    return !(options.weights = ReadFile(std::string(value))).empty();
  }
  return false;
}

// What the flags ask for.
void MakeHarder(const Flags& flags, LabelledSet* set) {
  if (flags.thin) Thin(set);
  if (flags.disguise) Disguise(set);
  for (LabelledArticle& article : set->articles) {
    if (flags.no_titles) article.title.clear();
    if (flags.no_bodies) article.body.clear();
    if (flags.no_times) article.published = absl::nullopt;
  }
}

BatchVectors VectorsOf(absl::Span<const StoryDocument> documents, int threads) {
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
      threads);
  BatchVectors batch =
      MakeBatchVectors(std::move(evidence), std::move(times),
                       std::move(sources), Background::Shipped(), threads);
  batch.text.AddPairs(Background::Shipped(), threads);
  return batch;
}

void WritePairNames(std::ostream* out) {
  *out << "a\tb\tgold_a\tgold_b";
  for (size_t i = 0; i < kFeatures; ++i) {
    *out << "\t" << FeatureName(static_cast<Feature>(i));
  }
  *out << "\n";
}

// Articles and stories are numbered from `first` on.
void WritePairsOf(const LabelledSet& set, const StoryOptions& options,
                  size_t first, std::ostream* out) {
  const std::vector<uint32_t> gold = GoldOf(set);
  const BatchVectors batch = VectorsOf(DocumentsOf(set), options.threads);
  CandidateOptions wanted;
  wanted.per_document = options.candidates;
  for (const CandidatePair& pair : FindCandidates(
           [&] { return WordReader(batch.text); }, batch.times, wanted)) {
    const PairFeatures features = MeasurePair(batch, pair.a, pair.b);
    *out << first + pair.a << "\t" << first + pair.b << "\t"
         << first + gold[pair.a] << "\t" << first + gold[pair.b];
    for (size_t i = 0; i < kFeatures; ++i) {
      *out << absl::StreamFormat(
          "\t%.4f", DoubleFromFixed(features[static_cast<Feature>(i)]));
    }
    *out << "\n";
  }
}

constexpr size_t kBatches = 200;

// What --batches asks for.
std::vector<LabelledSet> BatchesOf(const LabelledSet& set,
                                   absl::string_view kind) {
  const std::vector<BatchShape> shapes = kind == "two"    ? ShapesOfTwo()
                                         : kind == "four" ? ShapesOfFour()
                                                          : ShapesOfFive();
  return DrawBatches(set, shapes, kBatches, 1);
}

void WritePairs(const LabelledSet& set, const Flags& flags) {
  std::ofstream out(flags.pairs);
  WritePairNames(&out);
  if (flags.batches.empty()) return WritePairsOf(set, flags.options, 0, &out);
  size_t first = 0;
  for (const LabelledSet& batch : BatchesOf(set, flags.batches)) {
    WritePairsOf(batch, flags.options, first, &out);
    first += batch.articles.size();
  }
}

void WriteStories(const LabelledSet& set, const StoryClustering& found,
                  const std::string& path) {
  std::ofstream out(path);
  out << "id\tlabel\tstory\tstoryline\tscore\theadline\tkeywords\n";
  for (size_t i = 0; i < set.articles.size(); ++i) {
    const StorySummary& story = found.stories[found.story_of[i]];
    out << set.articles[i].id << "\t" << set.articles[i].story << "\t"
        << found.story_of[i] << "\t" << story.storyline << "\t"
        << absl::StrFormat("%.6f", found.score[i]) << "\t" << story.headline
        << "\t" << absl::StrJoin(story.keywords, ", ") << "\n";
  }
}

// Of a set that holds something; ends the program if that goes wrong.
Agreement AgreementOn(const LabelledSet& set, const StoryOptions& options,
                      const std::string& stories_path = "") {
  const auto found = ClusterStories(DocumentsOf(set), options);
  if (found.ok() && !stories_path.empty()) {
    WriteStories(set, *found, stories_path);
  }
  const auto agreement = found.ok()
                             ? MeasureAgreement(GoldOf(set), found->story_of)
                             : absl::StatusOr<Agreement>(found.status());
  if (!agreement.ok()) {
    std::cerr << set.name << ": " << agreement.status() << "\n";
    std::exit(1);
  }
  return *agreement;
}

constexpr char kHead[] =
    "| set | articles | B3 P | R | F1 | F1 on 2-5 | pairs F1 | ARI | AMI | "
    "stories | labelled |\n"
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";

std::string Row(const std::string& name, const Agreement& agreement) {
  return absl::StrFormat(
      "| %s | %d | %.3f | %.3f | **%.3f** | %.3f | %.3f | %.3f | %.3f | %d | "
      "%d |\n",
      name, agreement.articles, agreement.bcubed.precision,
      agreement.bcubed.recall, agreement.bcubed.f1,
      agreement.bcubed_of_small.f1, agreement.pairs.f1, agreement.adjusted_rand,
      agreement.adjusted_mutual_information, agreement.predicted_stories,
      agreement.gold_stories);
}

std::vector<LabelledSet> ReadSets(const Flags& flags) {
  std::vector<LabelledSet> sets;
  for (size_t i = 0; i + 1 < flags.paths.size(); i += 2) {
    sets.push_back(ReadLabelledSet(flags.paths[i], flags.paths[i + 1]));
    MakeHarder(flags, &sets.back());
  }
  return sets;
}

void PrintSets(const Flags& flags) {
  std::cout << kHead;
  for (const LabelledSet& set : ReadSets(flags)) {
    if (!flags.pairs.empty()) WritePairs(set, flags);
    StageClock clock;
    StoryOptions options = flags.options;
    if (flags.stages) {
      options.on_stage = [&](absl::string_view stage) { clock.Begin(stage); };
    }
    const Agreement agreement = AgreementOn(set, options, flags.stories);
    if (flags.stages) std::cout << clock.Finish();
    std::cout << Row(set.name, agreement) << std::flush;
  }
}

// `table` without one kind of evidence, which is then as unknown in every pair
// as a title is where there is none: what the words let expect stands in.
std::string Without(Feature feature, const PairWeights& table) {
  const Expectation line = ExpectationOf(feature);
  const double lost = DoubleFromFixed(table[feature]);
  std::string text;
  for (size_t i = 0; i < kFeatures; ++i) {
    const auto other = static_cast<Feature>(i);
    double weight = other == feature ? 0 : DoubleFromFixed(table[other]);
    if (other == Feature::kWords) weight += lost * DoubleFromFixed(line.slope);
    absl::StrAppend(&text, FeatureName(other), " ", weight, "\n");
  }
  absl::StrAppend(
      &text, "bias ",
      DoubleFromFixed(table.bias) + lost * DoubleFromFixed(line.intercept),
      "\nstory_level ", DoubleFromFixed(table.story_level),
      "\nstoryline_level ", DoubleFromFixed(table.storyline_level), "\n");
  return text;
}

// The table that serves for `set`, of articles or of headlines.
const PairWeights& TableOf(const LabelledSet& set) {
  return set.articles[0].body.empty() ? PairWeights::ShippedForHeadlines()
                                      : PairWeights::Shipped();
}

void PrintAblations(const std::vector<LabelledSet>& sets,
                    const StoryOptions& options) {
  std::cout << "\nB3 F1 without one kind of evidence, less that with all:\n\n";
  std::cout << "| without |";
  std::vector<double> whole;
  for (const LabelledSet& set : sets) {
    std::cout << " " << set.name << " |";
    whole.push_back(AgreementOn(set, options).bcubed.f1);
  }
  std::cout << "\n|---|" << std::string(sets.size() * 4, '-') << "|\n";
  for (size_t i = 0; i < kFeatures; ++i) {
    const auto feature = static_cast<Feature>(i);
    if (feature == Feature::kWords) continue;
    StoryOptions reduced = options;
    std::cout << "| " << FeatureName(feature) << " |";
    for (size_t k = 0; k < sets.size(); ++k) {
      reduced.weights = Without(feature, TableOf(sets[k]));
      std::cout << absl::StreamFormat(
          " %+.4f |", AgreementOn(sets[k], reduced).bcubed.f1 - whole[k]);
    }
    std::cout << "\n" << std::flush;
  }
}

void PrintBatches(const std::vector<LabelledSet>& sets,
                  const StoryOptions& options) {
  struct Kind {
    const char* name;
    std::vector<BatchShape> shapes;
  };
  const Kind kinds[] = {{"2+2", ShapesOfTwo()},
                        {"four, mixed", ShapesOfFour()},
                        {"five, mixed", ShapesOfFive()}};
  std::cout << "\nBatches of one topic that come out exactly right, of 200; "
               "disguised in brackets (- where the set has no such "
               "topics):\n\n| set |";
  for (const Kind& kind : kinds) std::cout << " " << kind.name << " |";
  std::cout << "\n|---|--:|--:|--:|\n";
  for (const LabelledSet& set : sets) {
    std::cout << "| " << set.name << " |";
    for (const Kind& kind : kinds) {
      std::vector<LabelledSet> batches =
          DrawBatches(set, kind.shapes, kBatches, 1);
      if (batches.size() < kBatches) {
        std::cout << " - |";
        continue;
      }
      const size_t exact = CountExact(batches, options);
      for (LabelledSet& batch : batches) Disguise(&batch);
      std::cout << absl::StreamFormat(" %d (%d) |", exact,
                                      CountExact(batches, options));
    }
    std::cout << "\n" << std::flush;
  }
}

void PrintReport(const Flags& flags) {
  const std::vector<LabelledSet> sets = ReadSets(flags);
  std::cout << kHead;
  for (const LabelledSet& set : sets) {
    std::cout << Row(set.name, AgreementOn(set, flags.options));
    LabelledSet thinned = set;
    Thin(&thinned);
    std::cout << Row(set.name + ", thinned",
                     AgreementOn(thinned, flags.options));
    LabelledSet disguised = set;
    Disguise(&disguised);
    std::cout << Row(set.name + ", disguised",
                     AgreementOn(disguised, flags.options))
              << std::flush;
  }
  PrintBatches(sets, flags.options);
  PrintAblations(sets, flags.options);
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
  if (flags.paths.size() < 2) {
    std::cerr << "wants a set and its gold\n";
    return 2;
  }
  flags.report ? PrintReport(flags) : PrintSets(flags);
  return 0;
}
