#include "cluster/pipeline.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "base/parallel.h"
#include "base/status_macros.h"
#include "cluster/article_facts.h"
#include "cluster/article_stream.h"
#include "cluster/record_ids.h"
#include "cluster/sketch/similarity.h"
#include "cluster/text/boilerplate.h"
#include "cluster/text/clean.h"
#include "cluster/text/date_mentions.h"
#include "cluster/text/mojibake.h"
#include "cluster/text/shingles.h"

namespace samestory {
namespace {

// More than any machine this is for has cores; thousands of threads would take
// it down.
constexpr int kMostThreads = 256;

// Only a day in the url is trusted. One in five dates that stand by themselves
// near the top or the end is another day's (date_mentions.h), and two wrong
// dates keep mates apart: with them the B3 F1 of ecbplus is .015 lower, and no
// set's is higher.
constexpr double kTrustedGuess = .9;

// What an article's story is told from. The longest of a million news articles
// have some hundred kilobytes; what is longer is a book, or made to hurt.
constexpr size_t kStoryBytes = 1 << 20;

// The first kStoryBytes of `body`, its last character whole.
absl::string_view StoryPart(absl::string_view body) {
  size_t size = std::min(body.size(), kStoryBytes);
  const auto is_inside = [](char c) { return (c & 0xc0) == 0x80; };
  while (size < body.size() && is_inside(body[size])) ++size;
  return body.substr(0, size);
}

absl::optional<absl::Time> TrustedGuess(const Article& article) {
  if (article.published.has_value()) return absl::nullopt;
  const absl::optional<DatedGuess> guess = GuessPublished(article);
  if (!guess.has_value() || guess->confidence < kTrustedGuess) {
    return absl::nullopt;
  }
  return guess->time;
}

ArticleFacts FactsOf(const Article& article) {
  ArticleFacts facts;
  facts.id = article.id;
  facts.published = article.published.value_or(absl::InfiniteFuture());
  facts.content = ContentHash(article);
  return facts;
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

CopyFinderOptions CopyOptionsOf(const PipelineOptions& options) {
  CopyFinderOptions copies;
  copies.shingling.shingle_words = options.shingle_words;
  copies.shingling.remove_boilerplate = options.remove_boilerplate;
  copies.dedup = options.dedup;
  copies.keep = options.keep;
  copies.memory_bytes = options.memory_bytes;
  copies.threads = options.threads > 0 ? options.threads : DefaultThreads();
  return copies;
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
  void MakeIdsUnique();
  absl::Status GroupIntoCanonicals();
  void Clean();
  absl::Status ClusterCanonicals();

  // Puts the canonicals into an order that does not depend on reading.
  void NumberCanonicals();
  StoryDocument MakeStoryDocument(uint32_t index) const;
  // That one article has one at least.
  absl::Status CheckEmbeddings() const;

  std::vector<uint64_t> ShinglesOf(DocId doc) const;
  void FillCopyEvidence(DocId a, DocId b, Explanation* why) const;

  const PipelineOptions options_;
  const int threads_;
  StoryClusterer clusterer_;
  StageLog log_;

  std::vector<Article> articles_;  // after Clean(): with clean bodies
  absl::flat_hash_map<uint64_t, DocId> by_record_;  // by RecordHash
  bool finished_ = false;

  std::vector<std::string> clean_titles_;  // by DocId
  Grouping grouping_;
  BoilerplateTable boilerplate_;
  std::vector<uint32_t> earliest_;  // by DocId: its rank by time
  ClusteredDocuments documents_;
};

absl::StatusOr<DocId> StoryBuilder::Impl::Add(Article article) {
  if (finished_) return OutOfOrder("Add", "before");
  if (article.id.empty()) {
    return absl::InvalidArgumentError("StoryBuilder.Add: Article.id is empty");
  }
  if (articles_.size() >= kNoDoc - 1) {
    return absl::ResourceExhaustedError(
        "StoryBuilder.Add: holds 2^32 - 2 articles, the most it can");
  }
  const DocId doc = static_cast<DocId>(articles_.size());
  const auto [known, is_new] =
      by_record_.emplace(RecordHash(article.id, ContentHash(article)), doc);
  // Sixty-four bits can collide; the ids cannot lie.
  if (!is_new && articles_[known->second].id == article.id) {
    MergeRepeat(std::move(article), &articles_[known->second]);
    return known->second;
  }
  articles_.push_back(std::move(article));
  return doc;
}

absl::StatusOr<Stories> StoryBuilder::Impl::Finish() {
  if (finished_) return OutOfOrder("Finish", "one call of");
  finished_ = true;
  MakeIdsUnique();
  SAMESTORY_RETURN_IF_ERROR(GroupIntoCanonicals());
  Clean();
  SAMESTORY_RETURN_IF_ERROR(ClusterCanonicals());
  return MakeStories(articles_, grouping_, documents_);
}

void StoryBuilder::Impl::MakeIdsUnique() {
  std::vector<ArticleFacts> facts;
  facts.reserve(articles_.size());
  for (const Article& article : articles_) facts.push_back(FactsOf(article));
  std::vector<NewId> renamed =
      NameRepeatedIds(facts.size(), [&](size_t doc) { return facts[doc]; });
  for (NewId& id : renamed) articles_[id.article].id = std::move(id.id);
}

absl::Status StoryBuilder::Impl::GroupIntoCanonicals() {
  SAMESTORY_ASSIGN_OR_RETURN(CopyFinder finder,
                             CopyFinder::Create(CopyOptionsOf(options_)));
  log_.Begin("digest");
  ListedArticles all(articles_);
  SAMESTORY_RETURN_IF_ERROR(finder.Read(all));
  log_.End(articles_.size(), "articles");
  SAMESTORY_RETURN_IF_ERROR(finder.Find(
      [this](absl::Span<const uint32_t> records)
          -> absl::StatusOr<std::unique_ptr<ArticleStream>> {
        return std::make_unique<ListedArticles>(articles_, records);
      },
      &log_));
  grouping_ = finder.grouping();
  boilerplate_ = finder.boilerplate();
  earliest_ = finder.Ranks(KeepPolicy());
  return absl::OkStatus();
}

void StoryBuilder::Impl::Clean() {
  CleanOptions options;
  options.remove_boilerplate = options_.remove_boilerplate;
  clean_titles_.resize(articles_.size());
  ParallelFor(articles_.size(), threads_, [&](size_t begin, size_t end) {
    for (size_t doc = begin; doc < end; ++doc) {
      CleanText text = CleanArticle(articles_[doc], boilerplate_, options);
      clean_titles_[doc] = std::move(text.title);
      articles_[doc].body = std::move(text.body);
      // Shown as they are.
      RepairTextInPlace(&articles_[doc].title);
      RepairTextInPlace(&articles_[doc].source);
    }
  });
}

std::vector<uint64_t> StoryBuilder::Impl::ShinglesOf(DocId doc) const {
  return MakeShingles(articles_[doc].body, clean_titles_[doc],
                      options_.shingle_words);
}

void StoryBuilder::Impl::NumberCanonicals() {
  std::vector<DocId>& docs = documents_.docs;
  for (DocId doc = 0; doc < articles_.size(); ++doc) {
    if (grouping_.canonical[doc] == doc) docs.push_back(doc);
  }
  std::sort(docs.begin(), docs.end(),
            [&](DocId a, DocId b) { return earliest_[a] < earliest_[b]; });
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
  document.body = StoryPart(article.body);
  document.source = article.source;
  document.language = article.language;
  document.published = article.published;
  document.guessed = TrustedGuess(article);
  document.order = index;
  if (options_.embeddings != nullptr) {
    document.embedding = options_.embeddings->Find(article.id);
  }
  return document;
}

absl::Status StoryBuilder::Impl::CheckEmbeddings() const {
  if (options_.embeddings == nullptr || articles_.empty()) {
    return absl::OkStatus();
  }
  for (const Article& article : articles_) {
    if (!options_.embeddings->Find(article.id).empty()) return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "embeddings: wants ids of articles, such as ", articles_[0].id, ", got ",
      options_.embeddings->size(), " that no article has"));
}

absl::Status StoryBuilder::Impl::ClusterCanonicals() {
  NumberCanonicals();
  if (!options_.find_stories) return absl::OkStatus();
  SAMESTORY_RETURN_IF_ERROR(CheckEmbeddings());
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
