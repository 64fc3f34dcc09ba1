#include "cluster/pipeline.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/parallel.h"
#include "base/status_macros.h"
#include "cluster/batch_cleaner.h"
#include "cluster/record_ids.h"
#include "cluster/sketch/similarity.h"
#include "cluster/stable_ids.h"
#include "cluster/text/date_mentions.h"
#include "cluster/text/shingles.h"

namespace samestory {
namespace {

// More than any machine this is for has cores; thousands of threads would take
// it down.
constexpr int kMostThreads = 256;

// Guesses below this are wrong about as often as right, which is worse than no
// date (date_mentions.h has the shares).
constexpr double kTrustedGuess = .8;

absl::optional<absl::Time> TrustedGuess(const Article& article) {
  if (article.published.has_value()) return absl::nullopt;
  const absl::optional<DatedGuess> guess = GuessPublished(article);
  if (!guess.has_value() || guess->confidence < kTrustedGuess) {
    return absl::nullopt;
  }
  return guess->time;
}

absl::Status OutOfOrder(absl::string_view call, absl::string_view when) {
  return absl::FailedPreconditionError(
      absl::StrCat("StoryBuilder.", call, ": is for ", when, " Finish()"));
}

}  // namespace

absl::Status PipelineOptions::Validate() const {
  if (shingle_words < 1 || shingle_words > 64) {
    return absl::InvalidArgumentError(absl::StrCat(
        "PipelineOptions.shingle_words: wants 1..64, got ", shingle_words));
  }
  if (threads < 0 || threads > kMostThreads) {
    return absl::InvalidArgumentError(absl::StrCat(
        "PipelineOptions.threads: wants 0..", kMostThreads, ", got ", threads));
  }
  SAMESTORY_RETURN_IF_ERROR(dedup.Validate());
  return story.Validate();
}

class StoryBuilder::Impl {
 public:
  Impl(const PipelineOptions& options, StoryClusterer clusterer)
      : options_(options),
        threads_(options.threads > 0 ? options.threads : DefaultThreads()),
        clusterer_(std::move(clusterer)) {}

  absl::StatusOr<DocId> Add(Article article);
  absl::StatusOr<Stories> Finish();
  absl::StatusOr<Explanation> Explain(DocId a, DocId b) const;

  absl::Span<const Article> articles() const { return articles_; }
  StageLog& log() { return log_; }

 private:
  // The stages of Finish(), in order.
  absl::Status Clean();
  std::vector<std::vector<uint64_t>> MakeShingleSets();
  absl::Status GroupIntoCanonicals();
  absl::Status ClusterCanonicals();

  // Puts the canonicals into an order that does not depend on reading.
  void NumberCanonicals();
  StoryDocument MakeStoryDocument(uint32_t index) const;

  std::vector<uint64_t> ShinglesOf(DocId doc) const;
  void FillCopyEvidence(DocId a, DocId b, Explanation* why) const;

  const PipelineOptions options_;
  const int threads_;
  StoryClusterer clusterer_;
  StageLog log_;

  std::vector<Article> articles_;  // after Clean(): with clean bodies
  RecordIds records_;
  bool finished_ = false;

  std::vector<std::string> clean_titles_;  // by DocId
  Grouping grouping_;
  ClusteredDocuments documents_;
};

absl::StatusOr<DocId> StoryBuilder::Impl::Add(Article article) {
  if (finished_) return OutOfOrder("Add", "before");
  if (article.id.empty()) {
    return absl::InvalidArgumentError("StoryBuilder.Add: Article.id is empty");
  }
  const DocId known = records_.Find(articles_, article);
  if (known != kNoDoc) {
    MergeRepeat(std::move(article), &articles_[known]);
    return known;
  }
  if (articles_.size() >= kNoDoc - 1) {
    return absl::ResourceExhaustedError(
        "StoryBuilder.Add: holds 2^32 - 2 articles, the most it can");
  }
  const DocId doc = static_cast<DocId>(articles_.size());
  articles_.push_back(std::move(article));
  records_.Insert(articles_, doc);
  return doc;
}

absl::StatusOr<Stories> StoryBuilder::Impl::Finish() {
  if (finished_) return OutOfOrder("Finish", "one call of");
  finished_ = true;
  records_.MakeIdsUnique(absl::MakeSpan(articles_));
  SAMESTORY_RETURN_IF_ERROR(Clean());
  SAMESTORY_RETURN_IF_ERROR(GroupIntoCanonicals());
  SAMESTORY_RETURN_IF_ERROR(ClusterCanonicals());
  return MakeStories(articles_, grouping_, documents_);
}

absl::Status StoryBuilder::Impl::Clean() {
  log_.Begin("clean");
  BatchCleanerOptions options;
  options.remove_boilerplate = options_.remove_boilerplate;
  options.shingle_words = options_.shingle_words;
  options.threads = threads_;
  SAMESTORY_ASSIGN_OR_RETURN(clean_titles_,
                             CleanBatch(absl::MakeSpan(articles_), options));
  log_.End(articles_.size(), "articles");
  return absl::OkStatus();
}

std::vector<uint64_t> StoryBuilder::Impl::ShinglesOf(DocId doc) const {
  return MakeShingles(articles_[doc].body, clean_titles_[doc],
                      options_.shingle_words);
}

std::vector<std::vector<uint64_t>> StoryBuilder::Impl::MakeShingleSets() {
  log_.Begin("shingle");
  std::vector<std::vector<uint64_t>> sets(articles_.size());
  ParallelFor(sets.size(), threads_, [&](size_t begin, size_t end) {
    for (size_t doc = begin; doc < end; ++doc) sets[doc] = ShinglesOf(doc);
  });
  uint64_t shingles = 0;
  for (const std::vector<uint64_t>& set : sets) shingles += set.size();
  log_.End(shingles, "shingles");
  return sets;
}

absl::Status StoryBuilder::Impl::GroupIntoCanonicals() {
  const std::vector<std::vector<uint64_t>> sets = MakeShingleSets();
  log_.Begin("group");
  const std::vector<uint32_t> keep = KeepRanks(articles_, options_.keep);
  std::vector<DedupInput> inputs(sets.size());
  for (size_t doc = 0; doc < sets.size(); ++doc) {
    inputs[doc] = {sets[doc], keep[doc]};
  }
  SAMESTORY_ASSIGN_OR_RETURN(grouping_,
                             GroupCopies(inputs, options_.dedup, threads_));
  log_.End(grouping_.counters.pairs_verified, "pairs verified");
  return absl::OkStatus();
}

void StoryBuilder::Impl::NumberCanonicals() {
  std::vector<DocId>& docs = documents_.docs;
  for (DocId doc = 0; doc < articles_.size(); ++doc) {
    if (grouping_.canonical[doc] == doc) docs.push_back(doc);
  }
  const std::vector<uint32_t> ranks = KeepRanks(articles_, KeepPolicy());
  std::sort(docs.begin(), docs.end(),
            [&](DocId a, DocId b) { return ranks[a] < ranks[b]; });
  std::vector<uint32_t>& document_of = documents_.document_of;
  document_of.resize(articles_.size());
  for (uint32_t i = 0; i < docs.size(); ++i) document_of[docs[i]] = i;
  for (DocId doc = 0; doc < articles_.size(); ++doc) {
    document_of[doc] = document_of[grouping_.canonical[doc]];
  }
}

StoryDocument StoryBuilder::Impl::MakeStoryDocument(uint32_t index) const {
  const DocId doc = documents_.docs[index];
  const Article& article = articles_[doc];
  StoryDocument document;
  document.title = clean_titles_[doc];
  document.body = article.body;
  document.source = article.source;
  document.language = article.language;
  document.published = article.published;
  document.guessed = TrustedGuess(article);
  document.order = index;
  return document;
}

absl::Status StoryBuilder::Impl::ClusterCanonicals() {
  NumberCanonicals();
  if (!options_.find_stories) return absl::OkStatus();
  log_.Begin("story");
  std::vector<StoryDocument> inputs(documents_.docs.size());
  ParallelFor(inputs.size(), threads_, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) inputs[i] = MakeStoryDocument(i);
  });
  for (DocId doc = 0; doc < articles_.size(); ++doc) {
    if (grouping_.canonical[doc] == doc) continue;
    ++inputs[documents_.document_of[doc]].copies;
  }
  SAMESTORY_ASSIGN_OR_RETURN(documents_.clustering, clusterer_.Cluster(inputs));
  log_.End(documents_.clustering.stories.size(), "stories");
  return absl::OkStatus();
}

void StoryBuilder::Impl::FillCopyEvidence(DocId a, DocId b,
                                          Explanation* why) const {
  const std::vector<uint64_t> shingles_a = ShinglesOf(a);
  const std::vector<uint64_t> shingles_b = ShinglesOf(b);
  const Overlap overlap = CountOverlap(shingles_a, shingles_b);
  why->shingles_a = shingles_a.size();
  why->shingles_b = shingles_b.size();
  why->shared_shingles = overlap.common;
  why->jaccard = overlap.jaccard();
  why->containment_a_in_b = overlap.a_in_b();
  why->containment_b_in_a = overlap.b_in_a();
  why->canonical_a = grouping_.canonical[a];
  why->canonical_b = grouping_.canonical[b];
  why->evidence_a = grouping_.evidence[a];
  why->evidence_b = grouping_.evidence[b];
}

absl::StatusOr<Explanation> StoryBuilder::Impl::Explain(DocId a,
                                                        DocId b) const {
  if (!finished_) return OutOfOrder("Explain", "after");
  if (std::max(a, b) >= articles_.size()) {
    return absl::OutOfRangeError(
        absl::StrCat("StoryBuilder.Explain: wants two of ", articles_.size(),
                     " articles, got ", a, " and ", b));
  }
  Explanation why;
  FillCopyEvidence(a, b, &why);
  if (options_.find_stories && why.canonical_a != why.canonical_b) {
    why.story = clusterer_.Explain(documents_.document_of[a],
                                   documents_.document_of[b]);
    for (uint32_t& step : why.story.path) step = documents_.docs[step];
  }
  return why;
}

StoryBuilder::StoryBuilder(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}
StoryBuilder::StoryBuilder(StoryBuilder&&) = default;
StoryBuilder& StoryBuilder::operator=(StoryBuilder&&) = default;
StoryBuilder::~StoryBuilder() = default;

absl::StatusOr<StoryBuilder> StoryBuilder::Create(
    const PipelineOptions& options) {
  SAMESTORY_RETURN_IF_ERROR(options.Validate());
  StoryOptions story = options.story;
  story.threads = options.threads;
  SAMESTORY_ASSIGN_OR_RETURN(StoryClusterer clusterer,
                             StoryClusterer::Create(story));
  return StoryBuilder(std::make_unique<Impl>(options, std::move(clusterer)));
}

absl::StatusOr<DocId> StoryBuilder::Add(Article article) {
  return impl_->Add(std::move(article));
}

absl::StatusOr<Stories> StoryBuilder::Finish() { return impl_->Finish(); }

absl::StatusOr<Explanation> StoryBuilder::Explain(DocId a, DocId b) const {
  return impl_->Explain(a, b);
}

absl::Span<const Article> StoryBuilder::articles() const {
  return impl_->articles();
}

const std::vector<StageStats>& StoryBuilder::stats() const {
  return impl_->log().stages();
}

void StoryBuilder::set_progress(ProgressCallback progress) {
  impl_->log().set_progress(std::move(progress));
}

}  // namespace samestory
