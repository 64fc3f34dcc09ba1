#include "cluster/copy_finder.h"

#include <algorithm>
#include <atomic>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/conveyor.h"
#include "base/paged_memory.h"
#include "base/status_macros.h"
#include "cluster/article_table.h"
#include "cluster/boilerplate_learner.h"
#include "cluster/dedup/digest.h"
#include "cluster/record_ids.h"
#include "cluster/text/clean.h"
#include "cluster/text/mojibake.h"
#include "cluster/text/shingles.h"

namespace samestory {
namespace {

// What grouping takes an article beyond its digest, at the most.
constexpr uint64_t kGroupingBytes = 120;

// What runs anyway: batches on their way, sorting space, the program.
constexpr uint64_t kFixedBytes = uint64_t{64} << 20;

// Sets in memory if a limit leaves no room for more.
constexpr uint64_t kLeastSetBytes = uint64_t{8} << 20;

// Articles that travel together: enough that handing them on costs nothing,
// few enough that all threads get some of a small batch.
constexpr size_t kBatchArticles = 64;
constexpr size_t kBatchBytes = size_t{1} << 20;

// Articles kept, or looked at in any order, until memory is let go again.
constexpr size_t kArticlesInHand = 4096;
constexpr size_t kArticlesLookedAt = 1 << 16;

// Batches on their way for each thread.
constexpr size_t kBatchesPerThread = 3;

// One article on its way, and what was made of it.
struct Item {
  size_t place = 0;  // in its stream
  Article article;
  ArticleReading reading;
  std::vector<uint64_t> shingles;
  uint64_t words = 0;
  uint64_t content = 0;
  Digest digest;
};

// Items are used again: what they allocate is allocated once.
struct Batch {
  std::vector<Item> items;
  size_t count = 0;
};

// `*next` is the place of the article that comes next.
absl::StatusOr<bool> Fill(ArticleStream& stream, size_t* next, Batch* batch) {
  batch->items.resize(kBatchArticles);
  batch->count = 0;
  size_t bytes = 0;
  while (batch->count < kBatchArticles && bytes < kBatchBytes) {
    Item& item = batch->items[batch->count];
    SAMESTORY_ASSIGN_OR_RETURN(const bool more, stream.Next(&item.article));
    if (!more) break;
    item.place = (*next)++;
    bytes += item.article.body.size();
    ++batch->count;
  }
  return batch->count > 0;
}

// Sends the articles of `stream` through `work`, many at once, and then
// through `put`, in their order.
absl::Status ForEachArticle(ArticleStream& stream, int threads,
                            absl::FunctionRef<void(Item&)> work,
                            absl::FunctionRef<absl::Status(const Item&)> put) {
  std::vector<Batch> batches(threads > 1 ? threads * kBatchesPerThread : 1);
  size_t next = 0;
  return RunConveyor(
      threads, batches.size(),
      [&](size_t slot) { return Fill(stream, &next, &batches[slot]); },
      [&](size_t slot) {
        Batch& batch = batches[slot];
        for (size_t i = 0; i < batch.count; ++i) work(batch.items[i]);
      },
      [&](size_t slot) -> absl::Status {
        Batch& batch = batches[slot];
        for (size_t i = 0; i < batch.count; ++i) {
          SAMESTORY_RETURN_IF_ERROR(put(batch.items[i]));
        }
        return absl::OkStatus();
      });
}

}  // namespace

class CopyFinder::Impl {
 public:
  Impl(const CopyFinderOptions& options, Digester digester,
       std::unique_ptr<PagedMemory> memory)
      : options_(options),
        shingler_(options.shingling),
        digester_(std::move(digester)),
        memory_(std::move(memory)),
        table_(memory_.get()),
        digests_(memory_.get()) {}

  absl::Status Read(ArticleStream& stream) {
    return ForEachArticle(
        stream, options_.threads,
        [this](Item& item) {
          item.content = ContentHash(item.article);
          RepairTextInPlace(&item.article.source);  // as shown
          Shingle(/*with_units=*/true, item);
          digester_.Make(item.shingles, &item.digest);
        },
        [this](const Item& item) { return Keep(item); });
  }

  absl::Status Find(Reopen reopen, StageLog* log) {
    log->Begin("clean");
    table_.MakeIdsUnique();
    SAMESTORY_ASSIGN_OR_RETURN(const size_t touched, Clean(reopen, *log));
    log->End(touched, "read again");
    log->Begin("group");
    const std::vector<uint32_t> ranks = Ranks(options_.keep);
    LetGo();
    SAMESTORY_ASSIGN_OR_RETURN(
        grouping_,
        GroupDigests(std::move(digests_), ranks, GroupingOptions(),
                     options_.threads,
                     [&](absl::Span<const DocId> wanted, TakeShingles take) {
                       return Load(wanted, reopen, take, *log);
                     }));
    log->End(grouping_.counters.pairs_verified, "pairs verified");
    return absl::OkStatus();
  }

  std::vector<uint32_t> Ranks(const KeepPolicy& policy) const {
    return KeepRanks(
        table_.size(), [this](size_t doc) { return Facts(doc); }, policy);
  }

  PagedMemory* memory() { return memory_.get(); }
  uint64_t bytes_let_go() const { return kept_before_; }
  const ArticleTable& table() const { return table_; }
  const Grouping& grouping() const { return grouping_; }
  const BoilerplateTable& boilerplate() const { return boilerplate_; }

 private:
  void Shingle(bool with_units, Item& item) const {
    shingler_.Read(&item.article, with_units, &item.reading);
    item.words = shingler_.MakeShingles(item.article, item.reading,
                                        boilerplate_, &item.shingles);
  }

  absl::Status Keep(const Item& item) {
    const Article& article = item.article;
    if (article.id.empty()) {
      return absl::InvalidArgumentError("Article.id: wants one, got none");
    }
    if (table_.num_records() >= kNoDoc - 1) {
      return absl::ResourceExhaustedError(
          "takes 2^32 - 2 records, the most it can number");
    }
    SAMESTORY_RETURN_IF_ERROR(CheckMemory());
    ArticleRecord record;
    record.facts = {article.id, article.source,
                    article.published.value_or(absl::InfiniteFuture()),
                    item.content, static_cast<uint32_t>(item.words)};
    record.source_key = item.reading.source;
    record.units = item.reading.units;
    bool is_new = false;
    table_.Take(record, &is_new);
    if (is_new) digests_.Add(item.digest);
    return absl::OkStatus();
  }

  // What must have memory in the end.
  uint64_t BytesHeld() const {
    // A hash table that grows is there twice, once of half the size.
    return table_.bytes_held() * 3 / 2 + table_.size() * kGroupingBytes +
           kFixedBytes;
  }

  // Lets go of what is kept once it takes much of the memory.
  absl::Status CheckMemory() {
    if (memory_ == nullptr || table_.num_records() % kArticlesInHand != 0) {
      return absl::OkStatus();
    }
    if (BytesHeld() > options_.memory_bytes) {
      const uint64_t wanted_mib = (BytesHeld() >> 20) + 1;
      return absl::ResourceExhaustedError(
          absl::StrCat("memory: wants ", wanted_mib, " MiB for the first ",
                       table_.size() + 1, " articles, got a limit of ",
                       options_.memory_bytes >> 20, " MiB (--memory)"));
    }
    const uint64_t kept = table_.bytes_used() + digests_.bytes_used();
    if (kept - kept_before_ > options_.memory_bytes / 4) {
      kept_before_ = kept;
      LetGo();
    }
    return memory_->status();
  }

  void LetGo() const {
    if (memory_ != nullptr) memory_->LetGo();
  }

  // The options of grouping, sets having what is left of the memory.
  DedupOptions GroupingOptions() const {
    DedupOptions dedup = options_.dedup;
    if (memory_ == nullptr) return dedup;
    const uint64_t used = BytesHeld();
    const uint64_t left =
        options_.memory_bytes > used ? options_.memory_bytes - used : 0;
    dedup.set_memory_bytes =
        std::min(dedup.set_memory_bytes, std::max(left, kLeastSetBytes));
    return dedup;
  }

  // Learns the boilerplate, and makes new digests of the articles that hold
  // some. Returns how many.
  absl::StatusOr<size_t> Clean(Reopen reopen, const StageLog& log) {
    if (!options_.shingling.remove_boilerplate) return 0;
    SAMESTORY_ASSIGN_OR_RETURN(boilerplate_, Learn());
    touched_ = FindTouched(
        table_.size(), [this](size_t doc) { return Counted(doc); },
        boilerplate_, options_.threads);
    table_.FreeUnits();
    std::vector<DocId> touched;
    for (DocId doc = 0; doc < touched_.size(); ++doc) {
      if (touched_[doc]) touched.push_back(doc);
    }
    SAMESTORY_RETURN_IF_ERROR(Again(
        touched, reopen,
        [this](DocId, Item& item) {
          Shingle(/*with_units=*/true, item);
          digester_.Make(item.shingles, &item.digest);
        },
        [this](DocId doc, const Item& item) {
          digests_.Replace(doc, item.digest);
          table_.set_length(doc, static_cast<uint32_t>(item.words));
        },
        log));
    return touched.size();
  }

  // Called by many threads.
  CountedArticle Counted(size_t doc) const {
    if (memory_ != nullptr && ++looked_at_ % kArticlesLookedAt == 0) LetGo();
    return {table_.source_key(static_cast<DocId>(doc)),
            table_.units(static_cast<DocId>(doc)), digests_.samples()[doc]};
  }

  ArticleFacts Facts(size_t doc) const {
    return table_.facts(static_cast<DocId>(doc));
  }

  absl::StatusOr<BoilerplateTable> Learn() const {
    const auto key = [&](size_t doc) {
      const ArticleFacts facts = Facts(doc);
      return std::make_tuple(facts.published, facts.content, facts.id);
    };
    return LearnBoilerplate(
        table_.size(), [this](size_t doc) { return Counted(doc); },
        [&](size_t a, size_t b) { return key(a) < key(b); }, options_.threads);
  }

  // The shingle sets of articles that look alike.
  absl::Status Load(absl::Span<const DocId> wanted, Reopen reopen,
                    TakeShingles take, const StageLog& log) const {
    return Again(
        wanted, reopen,
        [this](DocId doc, Item& item) {
          Shingle(/*with_units=*/!touched_.empty() && touched_[doc], item);
          SortShingles(&item.shingles);
        },
        [&](DocId doc, const Item& item) { take(doc, item.shingles); }, log);
  }

  // Reads the articles `docs`, which ascend, once more. That is most of the
  // stage, so `log` is told how far it is.
  absl::Status Again(absl::Span<const DocId> docs, Reopen reopen,
                     absl::FunctionRef<void(DocId, Item&)> work,
                     absl::FunctionRef<void(DocId, const Item&)> put,
                     const StageLog& log) const {
    if (docs.empty()) return absl::OkStatus();
    std::vector<uint32_t> records;
    for (const DocId doc : docs) records.push_back(table_.first_record(doc));
    SAMESTORY_ASSIGN_OR_RETURN(const std::unique_ptr<ArticleStream> stream,
                               reopen(records));
    size_t put_count = 0;
    SAMESTORY_RETURN_IF_ERROR(ForEachArticle(
        *stream, options_.threads,
        [&](Item& item) {
          if (item.place < docs.size()) work(docs[item.place], item);
        },
        [&](const Item& item) -> absl::Status {
          if (item.place >= docs.size()) {
            return ChangedError(item.place + 1, docs.size());
          }
          put(docs[item.place], item);
          if (++put_count % kArticlesInHand == 0) {
            log.Report(static_cast<double>(put_count) / docs.size());
          }
          return absl::OkStatus();
        }));
    if (put_count < docs.size()) return ChangedError(put_count, docs.size());
    return absl::OkStatus();
  }

  static absl::Status ChangedError(size_t got, size_t wanted) {
    return absl::AbortedError(
        absl::StrCat("the input changed while it was being read: wants ",
                     wanted, " articles again, got ", got));
  }

  const CopyFinderOptions options_;
  const ArticleShingler shingler_;
  const Digester digester_;

  const std::unique_ptr<PagedMemory> memory_;  // null without a limit
  uint64_t kept_before_ = 0;                   // when it was last let go
  mutable std::atomic<uint64_t> looked_at_{0};

  ArticleTable table_;
  Digests digests_;
  std::vector<uint8_t> touched_;  // by DocId: holds boilerplate
  BoilerplateTable boilerplate_;
  Grouping grouping_;
};

absl::StatusOr<CopyFinder> CopyFinder::Create(
    const CopyFinderOptions& options) {
  SAMESTORY_ASSIGN_OR_RETURN(Digester digester,
                             Digester::Create(options.dedup));
  std::unique_ptr<PagedMemory> memory;
  if (options.memory_bytes > 0) {
    SAMESTORY_ASSIGN_OR_RETURN(
        memory, PagedMemory::OnFile(options.dedup.temporary_folder));
  }
  return CopyFinder(
      std::make_unique<Impl>(options, std::move(digester), std::move(memory)));
}

CopyFinder::CopyFinder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CopyFinder::CopyFinder(CopyFinder&&) = default;
CopyFinder& CopyFinder::operator=(CopyFinder&&) = default;
CopyFinder::~CopyFinder() = default;

absl::Status CopyFinder::Read(ArticleStream& stream) {
  return impl_->Read(stream);
}

absl::Status CopyFinder::Find(Reopen reopen, StageLog* log) {
  return impl_->Find(reopen, log);
}

PagedMemory* CopyFinder::memory() { return impl_->memory(); }

uint64_t CopyFinder::bytes_let_go() const { return impl_->bytes_let_go(); }

size_t CopyFinder::num_articles() const { return impl_->table().size(); }

size_t CopyFinder::num_records() const { return impl_->table().num_records(); }

DocId CopyFinder::doc_of_record(size_t record) const {
  return impl_->table().doc_of_record(record);
}

absl::string_view CopyFinder::id(DocId doc) const {
  return impl_->table().facts(doc).id;
}

const Grouping& CopyFinder::grouping() const { return impl_->grouping(); }

const BoilerplateTable& CopyFinder::boilerplate() const {
  return impl_->boilerplate();
}

std::vector<uint32_t> CopyFinder::Ranks(const KeepPolicy& policy) const {
  return impl_->Ranks(policy);
}

}  // namespace samestory
