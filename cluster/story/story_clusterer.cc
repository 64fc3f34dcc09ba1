#include "cluster/story/story_clusterer.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/types/optional.h"
#include "base/hashing.h"
#include "base/parallel.h"
#include "base/status_macros.h"
#include "cluster/story/affairs.h"
#include "cluster/story/background.h"
#include "cluster/story/batch_evidence.h"
#include "cluster/story/batch_vectors.h"
#include "cluster/story/candidates.h"
#include "cluster/story/evidence.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/headline_feed.h"
#include "cluster/story/linkage.h"
#include "cluster/story/links.h"
#include "cluster/story/pair_explainer.h"
#include "cluster/story/pair_features.h"
#include "cluster/story/pair_weights.h"
#include "cluster/story/scored_pairs.h"
#include "cluster/story/story_summary.h"

namespace samestory {
namespace {

// Headlines are short: more candidates cost little, and the density of a feed
// (headline_feed.h) is counted among them.
constexpr int kHeadlineCandidates = 3;

absl::Status Refuse(absl::string_view field, absl::string_view wants,
                    double got) {
  return absl::InvalidArgumentError(
      absl::StrCat("StoryOptions.", field, ": wants ", wants, ", got ", got));
}

// Those that are known are as long.
absl::Status CheckEmbeddings(absl::Span<const StoryDocument> documents) {
  size_t dimensions = 0;
  for (const StoryDocument& document : documents) {
    const size_t own = document.embedding.size();
    if (dimensions == 0) dimensions = own;
    if (own != 0 && own != dimensions) {
      return absl::InvalidArgumentError(
          absl::StrCat("StoryDocument.embedding: wants ", dimensions,
                       " numbers as the first, got ", own));
    }
  }
  return absl::OkStatus();
}

// The documents' numbers by ascending order key.
absl::StatusOr<std::vector<uint32_t>> SortByOrder(
    absl::Span<const StoryDocument> documents) {
  std::vector<uint32_t> sorted(documents.size());
  std::iota(sorted.begin(), sorted.end(), 0);
  std::sort(sorted.begin(), sorted.end(), [&](uint32_t x, uint32_t y) {
    return documents[x].order < documents[y].order;
  });
  for (size_t i = 1; i < sorted.size(); ++i) {
    if (documents[sorted[i]].order != documents[sorted[i - 1]].order) continue;
    return absl::InvalidArgumentError(
        absl::StrCat("StoryDocument.order: wants one of its own for each, got ",
                     documents[sorted[i]].order, " twice"));
  }
  return sorted;
}

bool IsHeadlineFeed(absl::Span<const StoryDocument> documents) {
  size_t with_body = 0;
  for (const StoryDocument& document : documents) {
    with_body += !document.body.empty();
  }
  return with_body * 2 < documents.size();
}

}  // namespace

absl::Status StoryOptions::Validate() const {
  if (!(granularity >= -20 && granularity <= 20)) {
    return Refuse("granularity", "[-20, 20]", granularity);
  }
  if (window <= absl::ZeroDuration()) {
    return Refuse("window", "a time above 0 s", absl::ToDoubleSeconds(window));
  }
  if (candidates < 1 || candidates > 10000) {
    return Refuse("candidates", "[1, 10000]", candidates);
  }
  if (threads < 0) return Refuse("threads", "0 or more", threads);
  if (weights.empty()) return absl::OkStatus();
  return PairWeights::Parse(weights).status();
}

class StoryClusterer::Impl {
 public:
  Impl(const StoryOptions& options, absl::optional<PairWeights> own_weights)
      : options_(options),
        threads_(options.threads == 0 ? DefaultThreads() : options.threads),
        own_weights_(std::move(own_weights)) {}

  absl::StatusOr<StoryClustering> Cluster(
      absl::Span<const StoryDocument> documents);
  PairExplanation Explain(uint32_t a, uint32_t b) const;

 private:
  void BeginStage(absl::string_view name) const {
    if (options_.on_stage) options_.on_stage(name);
  }
  void Compare();
  void TakeEmbeddings();
  std::vector<uint32_t> FindStories();
  std::vector<uint32_t> FindStorylines() const;
  Fixed granularity() const { return FixedFromDouble(options_.granularity); }
  StoryLevel wanted() const {
    return {weights_.story_level,
            is_headline_feed_ ? 0 : Leniency(documents_.size()), granularity()};
  }
  Fixed story_level() const {
    const StoryLevel level = wanted();
    return level.level - level.leniency + level.granularity;
  }
  Fixed LevelOf(uint32_t x, uint32_t y) const;

  const StoryOptions options_;
  const int threads_;
  const absl::optional<PairWeights> own_weights_;  // the caller's, for both

  // Of the last Cluster(). Inside, documents are numbered by their order key.
  bool is_headline_feed_ = false;
  PairWeights weights_;  // the table as that batch needs it
  std::vector<StoryDocument> documents_;
  std::vector<uint32_t> outside_;  // the caller's number of each
  std::vector<uint32_t> inside_;   // the other way round
  BatchVectors batch_;
  ScoredPairs pairs_;
  AffairTree affairs_;  // empty for a headline feed
  std::vector<uint32_t> story_of_;
  std::vector<uint32_t> storyline_of_;  // by document
};

absl::StatusOr<StoryClustering> StoryClusterer::Impl::Cluster(
    absl::Span<const StoryDocument> documents) {
  SAMESTORY_RETURN_IF_ERROR(CheckEmbeddings(documents));
  SAMESTORY_ASSIGN_OR_RETURN(outside_, SortByOrder(documents));
  inside_.resize(documents.size());
  documents_.clear();
  for (uint32_t i = 0; i < outside_.size(); ++i) {
    documents_.push_back(documents[outside_[i]]);
    inside_[outside_[i]] = i;
  }
  is_headline_feed_ = IsHeadlineFeed(documents_);
  weights_ = own_weights_.value_or(is_headline_feed_
                                       ? PairWeights::ShippedForHeadlines()
                                       : PairWeights::Shipped());
  Compare();
  BeginStage("stories");
  story_of_ = FindStories();
  BeginStage("storylines");
  storyline_of_ = FindStorylines();
  std::vector<Link>().swap(pairs_.subject);  // nothing else asks for them
  BeginStage("summaries");
  StoryClustering result =
      SummarizeStories(documents_, batch_, pairs_.story, story_of_,
                       storyline_of_, story_level(), threads_);
  const std::vector<double> scores = result.score;
  for (uint32_t i = 0; i < outside_.size(); ++i) {
    result.story_of[outside_[i]] = story_of_[i];
    result.score[outside_[i]] = scores[i];
  }
  for (StorySummary& story : result.stories) {
    story.headline_from = outside_[story.headline_from];
  }
  return result;
}

// Everything about pairs.
void StoryClusterer::Impl::Compare() {
  BeginStage("evidence");
  std::vector<DocumentTime> times(documents_.size());
  std::vector<uint8_t> guessed(documents_.size());
  std::vector<uint64_t> sources(documents_.size());
  for (size_t i = 0; i < documents_.size(); ++i) {
    const StoryDocument& document = documents_[i];
    if (!document.source.empty()) sources[i] = HashBytes(document.source);
    const absl::optional<absl::Time> time =
        document.published.has_value() ? document.published : document.guessed;
    if (time.has_value()) times[i] = absl::ToUnixSeconds(*time);
    guessed[i] = !document.published.has_value() && time.has_value();
  }
  BatchEvidence evidence = ReadEvidence(
      documents_.size(),
      [&](size_t i) {
        return TitleAndBody{documents_[i].title, documents_[i].body};
      },
      threads_);
  BeginStage("vectors");
  batch_ =
      MakeBatchVectors(std::move(evidence), std::move(times),
                       std::move(sources), Background::Shipped(), threads_);
  TakeEmbeddings();
  CandidateOptions options;
  options.per_document =
      options_.candidates * (is_headline_feed_ ? kHeadlineCandidates : 1);
  options.window = absl::ToInt64Seconds(options_.window);
  options.guessed = guessed;
  options.threads = threads_;
  BeginStage("candidates");
  const std::vector<CandidatePair> candidates = FindCandidates(
      [&] { return WordReader(batch_.text); }, batch_.times, options);
  BeginStage("pairs");
  batch_.text.AddPairs(Background::Shipped(), threads_);
  BeginStage("scores");
  pairs_ = ScorePairs(batch_, candidates, weights_, threads_);
}

void StoryClusterer::Impl::TakeEmbeddings() {
  bool has_one = false;
  for (const StoryDocument& document : documents_) {
    batch_.embeddings.push_back(document.embedding);
    has_one |= !document.embedding.empty();
  }
  if (!has_one)
    std::vector<absl::Span<const int16_t>>().swap(batch_.embeddings);
}

std::vector<uint32_t> StoryClusterer::Impl::FindStories() {
  const size_t size = documents_.size();
  if (is_headline_feed_) {
    affairs_ = AffairTree(size, {});
    return GroupHeadlines(size, pairs_.story, granularity());
  }
  const LinkageOptions options = {
      kLowestLogit,
      std::max(kLowestLogit + 1,
               std::min(weights_.storyline_level, story_level()))};
  affairs_ = AffairTree(size, LinkByAverage(size, pairs_.story, options));
  return affairs_.Stories(wanted());
}

std::vector<uint32_t> StoryClusterer::Impl::FindStorylines() const {
  const size_t size = documents_.size();
  const Fixed level = weights_.storyline_level;
  const std::vector<Merge> tree =
      LinkByAverage(size, pairs_.subject, {kLowestLogit, level}, story_of_);
  return CutTree(size, tree, level, story_of_);
}

// What two documents must reach to be one story.
Fixed StoryClusterer::Impl::LevelOf(uint32_t x, uint32_t y) const {
  if (!is_headline_feed_) return story_level();
  const std::vector<Fixed> levels =
      HeadlineLevels(documents_.size(), pairs_.story, granularity());
  return std::max(levels[x], levels[y]);
}

PairExplanation StoryClusterer::Impl::Explain(uint32_t a, uint32_t b) const {
  const uint32_t x = inside_[a];
  const uint32_t y = inside_[b];
  PairExplanation explanation = ExplainPair(documents_, batch_, weights_, x, y);
  explanation.threshold = DoubleFromFixed(LevelOf(x, y));
  explanation.same_story = story_of_[x] == story_of_[y];
  explanation.same_storyline = storyline_of_[x] == storyline_of_[y];
  if (explanation.same_story) {
    explanation.path = StrongestPath(pairs_.story, story_of_, x, y);
    for (uint32_t& step : explanation.path) step = outside_[step];
  }
  const absl::optional<AffairTree::Meeting> meeting =
      affairs_.MeetingOf(x, y, wanted());
  if (meeting.has_value()) {
    explanation.affair_articles = meeting->articles;
    explanation.affair_logit = DoubleFromFixed(meeting->height);
    explanation.affair_asked = DoubleFromFixed(meeting->asked);
  }
  explanation.verdict = VerdictOf(explanation);
  return explanation;
}

absl::StatusOr<StoryClusterer> StoryClusterer::Create(
    const StoryOptions& options) {
  SAMESTORY_RETURN_IF_ERROR(options.Validate());
  absl::optional<PairWeights> own_weights;
  if (!options.weights.empty()) {
    SAMESTORY_ASSIGN_OR_RETURN(own_weights,
                               PairWeights::Parse(options.weights));
  }
  return StoryClusterer(std::make_unique<Impl>(options, own_weights));
}

StoryClusterer::StoryClusterer(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}
StoryClusterer::StoryClusterer(StoryClusterer&&) = default;
StoryClusterer& StoryClusterer::operator=(StoryClusterer&&) = default;
StoryClusterer::~StoryClusterer() = default;

absl::StatusOr<StoryClustering> StoryClusterer::Cluster(
    absl::Span<const StoryDocument> documents) {
  return impl_->Cluster(documents);
}

PairExplanation StoryClusterer::Explain(uint32_t a, uint32_t b) const {
  return impl_->Explain(a, b);
}

absl::StatusOr<StoryClustering> ClusterStories(
    absl::Span<const StoryDocument> documents, const StoryOptions& options) {
  SAMESTORY_ASSIGN_OR_RETURN(StoryClusterer clusterer,
                             StoryClusterer::Create(options));
  return clusterer.Cluster(documents);
}

}  // namespace samestory
