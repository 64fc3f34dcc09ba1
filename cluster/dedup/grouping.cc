#include "cluster/dedup/grouping.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/parallel.h"
#include "base/status_macros.h"
#include "cluster/dedup/band_buckets.h"
#include "cluster/dedup/containers.h"
#include "cluster/dedup/shingle_sets.h"
#include "cluster/dedup/stars.h"

namespace samestory {
namespace {

// Digests made before they are put away.
constexpr size_t kDigestsAtOnce = 8192;

// The articles by their order keys.
absl::StatusOr<std::vector<DocId>> SortByOrder(
    absl::Span<const uint64_t> orders) {
  std::vector<DocId> docs(orders.size());
  std::iota(docs.begin(), docs.end(), 0);
  std::sort(docs.begin(), docs.end(),
            [&](DocId a, DocId b) { return orders[a] < orders[b]; });
  for (size_t i = 1; i < docs.size(); ++i) {
    if (orders[docs[i]] != orders[docs[i - 1]]) continue;
    return absl::InvalidArgumentError(
        absl::StrCat("DedupInput.order: wants unique keys, got ",
                     orders[docs[i]], " twice"));
  }
  return docs;
}

// The articles without their exact copies, by priority.
struct DistinctTexts {
  std::vector<DocId> docs;            // who stands for the text
  std::vector<uint32_t> text_of_doc;  // by DocId
};

DistinctTexts CollapseCopies(const Digests& digests,
                             absl::Span<const DocId> by_order) {
  // (hash, place in by_order): the first of a run stands for it.
  std::vector<std::pair<uint64_t, uint32_t>> hashed(by_order.size());
  for (uint32_t place = 0; place < hashed.size(); ++place) {
    hashed[place] = {digests.hash(by_order[place]), place};
  }
  std::sort(hashed.begin(), hashed.end());
  std::vector<uint32_t> first(by_order.size());
  for (size_t i = 0, head = 0; i < hashed.size(); ++i) {
    if (hashed[i].first != hashed[head].first) head = i;
    const uint32_t place = hashed[i].second;
    const bool is_empty = digests.shingles(by_order[place]) == 0;
    first[place] = is_empty ? place : hashed[head].second;
  }

  DistinctTexts texts;
  texts.text_of_doc.resize(by_order.size());
  for (uint32_t place = 0; place < by_order.size(); ++place) {
    const DocId doc = by_order[place];
    texts.text_of_doc[doc] = static_cast<uint32_t>(texts.docs.size());
    if (first[place] == place) {
      texts.docs.push_back(doc);
    } else {
      texts.text_of_doc[doc] = texts.text_of_doc[by_order[first[place]]];
    }
  }
  return texts;
}

// The digests' columns, in the order of the digests, in which they lie in
// memory: they are read several times.
struct Columns {
  std::vector<uint32_t> texts;  // whose they are
  std::vector<absl::Span<const uint64_t>> band_keys;
  std::vector<absl::Span<const uint32_t>> samples;

  std::vector<uint32_t> lengths;  // by text
};

Columns ColumnsOf(const Digests& digests, const DistinctTexts& texts) {
  Columns columns;
  columns.lengths.resize(texts.docs.size());
  for (DocId doc = 0; doc < digests.size(); ++doc) {
    const uint32_t text = texts.text_of_doc[doc];
    if (texts.docs[text] != doc) continue;
    columns.texts.push_back(text);
    columns.band_keys.push_back(digests.band_keys(doc));
    columns.samples.push_back(digests.sample(doc));
    columns.lengths[text] = digests.shingles(doc);
  }
  return columns;
}

ContainerCandidates CandidatesIfWanted(const Columns& columns,
                                       const DedupOptions& options,
                                       const ContainersOptions& containers,
                                       int threads) {
  if (options.containment_threshold > 0) {
    return FindCandidateContainers(columns.samples, columns.texts,
                                   columns.lengths, containers, threads);
  }
  ContainerCandidates none;
  none.of.resize(columns.lengths.size());
  none.cut.resize(columns.lengths.size());
  return none;
}

// The shingle sets of the texts that have a candidate, by text.
class LoadedSets {
 public:
  LoadedSets(const DistinctTexts& texts, const BandBuckets& buckets,
             const ContainerCandidates& containers, const DedupOptions& options)
      : texts_(texts),
        sets_(texts.docs.size(), options.set_memory_bytes,
              options.temporary_folder) {
    std::vector<bool> wanted(texts.docs.size());
    for (uint32_t text = 0; text < wanted.size(); ++text) {
      if (!buckets.Of(text).empty()) wanted[text] = true;
      for (const uint32_t container : containers.of[text]) {
        wanted[text] = wanted[container] = true;
      }
    }
    for (uint32_t text = 0; text < wanted.size(); ++text) {
      if (wanted[text]) wanted_.push_back(texts.docs[text]);
    }
    std::sort(wanted_.begin(), wanted_.end());
  }

  absl::Status Load(LoadShingles load) {
    if (wanted_.empty()) return absl::OkStatus();
    absl::Status put;
    SAMESTORY_RETURN_IF_ERROR(
        load(wanted_, [&](DocId doc, absl::Span<const uint64_t> set) {
          put.Update(sets_.Put(texts_.text_of_doc[doc], set));
        }));
    return put;
  }

  const ShingleSets& sets() const { return sets_; }

 private:
  const DistinctTexts& texts_;
  std::vector<DocId> wanted_;
  ShingleSets sets_;
};

MergeEvidence EvidenceOf(const Membership& membership, MergeReason reason) {
  const Overlap& overlap = membership.overlap;
  return {reason, overlap.jaccard(), overlap.a_in_b(), overlap.b_in_a()};
}

// Why a doc is where it is. `stands` says whether it stands for its text,
// `is_canonical` whether its text is a canonical.
MergeEvidence Explain(const Membership& membership, bool stands,
                      bool is_canonical) {
  if (is_canonical && stands) return MergeEvidence();
  if (is_canonical) return EvidenceOf(membership, MergeReason::kExact);
  if (membership.by_containment) {
    return EvidenceOf(membership, MergeReason::kContainment);
  }
  const bool is_same = membership.overlap.jaccard() == 1;
  return EvidenceOf(membership,
                    is_same ? MergeReason::kExact : MergeReason::kJaccard);
}

void Count(const Grouping& grouping, GroupingCounters* counters) {
  std::vector<uint64_t> sizes(grouping.canonical.size());
  for (size_t doc = 0; doc < sizes.size(); ++doc) {
    const uint64_t size = ++sizes[grouping.canonical[doc]];
    counters->largest_group = std::max(counters->largest_group, size);
    const MergeReason reason = grouping.evidence[doc].reason;
    counters->exact_members += reason == MergeReason::kExact;
    counters->jaccard_members += reason == MergeReason::kJaccard;
    counters->containment_members += reason == MergeReason::kContainment;
    counters->roundups += grouping.roundup[doc];
  }
}

Grouping SpreadToDocs(const DistinctTexts& texts,
                      const std::vector<Membership>& memberships,
                      const std::vector<bool>& roundup) {
  const size_t count = texts.text_of_doc.size();
  Grouping grouping;
  grouping.canonical.resize(count);
  grouping.evidence.resize(count);
  grouping.roundup.resize(count);
  for (DocId doc = 0; doc < count; ++doc) {
    const uint32_t text = texts.text_of_doc[doc];
    const Membership& membership = memberships[text];
    grouping.canonical[doc] = texts.docs[membership.canonical];
    grouping.evidence[doc] = Explain(membership, texts.docs[text] == doc,
                                     membership.canonical == text);
    grouping.roundup[doc] = roundup[text];
  }
  return grouping;
}

}  // namespace

absl::StatusOr<Grouping> GroupDigests(Digests digests,
                                      absl::Span<const uint64_t> orders,
                                      const DedupOptions& options, int threads,
                                      LoadShingles load) {
  SAMESTORY_RETURN_IF_ERROR(options.Validate());
  if (digests.size() >= kNoDoc) {
    return absl::ResourceExhaustedError(
        absl::StrCat("GroupCopies: takes fewer than ", kNoDoc,
                     " articles, got ", digests.size()));
  }
  SAMESTORY_ASSIGN_OR_RETURN(const std::vector<DocId> by_order,
                             SortByOrder(orders));
  const ContainersOptions containers_options = {
      options.containment_threshold, options.jaccard_threshold,
      static_cast<size_t>(options.min_contained_shingles),
      static_cast<size_t>(options.max_candidates)};

  const DistinctTexts texts = CollapseCopies(digests, by_order);
  Columns columns = ColumnsOf(digests, texts);
  const BandBuckets buckets(columns.band_keys, columns.texts, threads);
  const ContainerCandidates candidates =
      CandidatesIfWanted(columns, options, containers_options, threads);
  const std::vector<uint32_t> lengths = std::move(columns.lengths);
  columns = Columns();
  digests = Digests();
  LoadedSets loaded(texts, buckets, candidates, options);
  SAMESTORY_RETURN_IF_ERROR(loaded.Load(load));
  const Containers containers =
      VerifyContainers(loaded.sets(), candidates, containers_options, threads);
  StarsCounters stars;
  const std::vector<Membership> memberships =
      FormStars(loaded.sets(), lengths, buckets, containers,
                {options.jaccard_threshold, options.containment_threshold,
                 static_cast<size_t>(options.max_candidates),
                 static_cast<uint32_t>(options.max_bucket_canonicals)},
                &stars);

  SAMESTORY_RETURN_IF_ERROR(loaded.sets().status());

  Grouping grouping = SpreadToDocs(texts, memberships, containers.roundup);
  grouping.counters.sets_on_disk = loaded.sets().sets_on_disk();
  grouping.counters.pairs_verified =
      containers.pairs_verified + stars.pairs_verified;
  grouping.counters.articles_over_max_candidates = stars.over_max_candidates;
  grouping.counters.full_buckets = stars.full_buckets;
  for (uint32_t text = 0; text < memberships.size(); ++text) {
    grouping.counters.articles_over_container_caps +=
        containers.cut[text] && memberships[text].canonical == text;
  }
  Count(grouping, &grouping.counters);
  return grouping;
}

absl::StatusOr<Grouping> GroupCopies(absl::Span<const DedupInput> inputs,
                                     const DedupOptions& options, int threads) {
  SAMESTORY_ASSIGN_OR_RETURN(const Digester digester,
                             Digester::Create(options));
  std::vector<uint64_t> orders;
  for (const DedupInput& input : inputs) orders.push_back(input.order);
  Digests digests;
  std::vector<Digest> block(std::min(inputs.size(), kDigestsAtOnce));
  for (size_t first = 0; first < inputs.size(); first += kDigestsAtOnce) {
    const size_t count = std::min(kDigestsAtOnce, inputs.size() - first);
    ParallelFor(count, threads, [&](size_t begin, size_t end) {
      for (size_t i = begin; i < end; ++i) {
        digester.Make(inputs[first + i].shingles, &block[i]);
      }
    });
    for (size_t i = 0; i < count; ++i) digests.Add(block[i]);
  }
  return GroupDigests(std::move(digests), orders, options, threads,
                      [&](absl::Span<const DocId> wanted, TakeShingles take) {
                        for (const DocId doc : wanted)
                          take(doc, inputs[doc].shingles);
                        return absl::OkStatus();
                      });
}

}  // namespace samestory
