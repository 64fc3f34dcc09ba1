#include "cluster/dedup/grouping.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/parallel.h"
#include "base/parallel_sort.h"
#include "base/status_macros.h"
#include "cluster/dedup/band_buckets.h"
#include "cluster/dedup/containers.h"
#include "cluster/dedup/number_lists.h"
#include "cluster/dedup/seen_keys.h"
#include "cluster/dedup/shingle_sets.h"
#include "cluster/dedup/stars.h"
#include "cluster/sketch/similarity.h"

namespace samestory {
namespace {

// Digests made before they are put away.
constexpr size_t kDigestsAtOnce = 8192;

// The articles by their ranks.
absl::StatusOr<std::vector<DocId>> SortByRank(
    absl::Span<const uint32_t> ranks) {
  std::vector<DocId> docs(ranks.size(), kNoDoc);
  for (DocId doc = 0; doc < ranks.size(); ++doc) {
    const uint32_t rank = ranks[doc];
    if (rank < docs.size() && docs[rank] == kNoDoc) {
      docs[rank] = doc;
      continue;
    }
    return absl::InvalidArgumentError(
        absl::StrCat("GroupDigests: wants each rank below ", docs.size(),
                     " once, got ", rank, rank < docs.size() ? " twice" : ""));
  }
  return docs;
}

// The places of the articles in the order of their keys.
absl::StatusOr<std::vector<uint32_t>> RanksOf(
    absl::Span<const DedupInput> inputs) {
  std::vector<DocId> docs(inputs.size());
  std::iota(docs.begin(), docs.end(), 0);
  std::sort(docs.begin(), docs.end(), [&](DocId a, DocId b) {
    return inputs[a].order < inputs[b].order;
  });
  std::vector<uint32_t> ranks(docs.size());
  for (uint32_t rank = 0; rank < docs.size(); ++rank) {
    const uint64_t order = inputs[docs[rank]].order;
    if (rank > 0 && order == inputs[docs[rank - 1]].order) {
      return absl::InvalidArgumentError(absl::StrCat(
          "DedupInput.order: wants unique keys, got ", order, " twice"));
    }
    ranks[docs[rank]] = rank;
  }
  return ranks;
}

// The articles without their exact copies, by priority.
struct DistinctTexts {
  std::vector<DocId> docs;            // who stands for the text
  std::vector<uint32_t> text_of_doc;  // by DocId
};

// By rank: the rank of the first article with the same shingles.
std::vector<uint32_t> FirstsOf(const Digests& digests,
                               absl::Span<const uint32_t> ranks, int threads) {
  SeenKeys seen(digests.size());
  for (DocId doc = 0; doc < digests.size(); ++doc) seen.Add(digests.hash(doc));
  std::vector<std::pair<uint64_t, uint32_t>> repeated;  // (hash, rank)
  for (DocId doc = 0; doc < digests.size(); ++doc) {
    const uint64_t hash = digests.hash(doc);
    const bool is_empty = digests.shingles(doc) == 0;
    if (!is_empty && seen.MayHaveComeTwice(hash)) {
      repeated.emplace_back(hash, ranks[doc]);
    }
  }
  ParallelSort(repeated.begin(), repeated.end(), threads);
  std::vector<uint32_t> firsts(digests.size());
  std::iota(firsts.begin(), firsts.end(), 0);
  for (size_t i = 0, head = 0; i < repeated.size(); ++i) {
    if (repeated[i].first != repeated[head].first) head = i;
    firsts[repeated[i].second] = repeated[head].second;
  }
  return firsts;
}

DistinctTexts CollapseCopies(const Digests& digests,
                             absl::Span<const uint32_t> ranks,
                             absl::Span<const DocId> by_rank, int threads) {
  const std::vector<uint32_t> firsts = FirstsOf(digests, ranks, threads);
  DistinctTexts texts;
  texts.text_of_doc.resize(by_rank.size());
  for (uint32_t rank = 0; rank < by_rank.size(); ++rank) {
    const DocId doc = by_rank[rank];
    if (firsts[rank] == rank) {
      texts.text_of_doc[doc] = static_cast<uint32_t>(texts.docs.size());
      texts.docs.push_back(doc);
    } else {
      texts.text_of_doc[doc] = texts.text_of_doc[by_rank[firsts[rank]]];
    }
  }
  return texts;
}

absl::StatusOr<DistinctTexts> FindTexts(const Digests& digests,
                                        absl::Span<const uint32_t> ranks,
                                        int threads) {
  SAMESTORY_ASSIGN_OR_RETURN(const std::vector<DocId> by_rank,
                             SortByRank(ranks));
  return CollapseCopies(digests, ranks, by_rank, threads);
}

// By DocId: the text that the article stands for, else kNoDoc.
std::vector<uint32_t> TextsOfRows(const DistinctTexts& texts) {
  std::vector<uint32_t> rows(texts.text_of_doc.size(), kNoDoc);
  for (uint32_t text = 0; text < texts.docs.size(); ++text) {
    rows[texts.docs[text]] = text;
  }
  return rows;
}

// By text, in shingles.
std::vector<uint32_t> LengthsOf(const Digests& digests,
                                absl::Span<const uint32_t> text_of_row,
                                size_t texts) {
  std::vector<uint32_t> lengths(texts);
  for (DocId doc = 0; doc < digests.size(); ++doc) {
    const uint32_t text = text_of_row[doc];
    if (text != kNoDoc) lengths[text] = digests.shingles(doc);
  }
  return lengths;
}

ContainersOptions ContainersOptionsOf(const DedupOptions& options) {
  return {options.containment_threshold, options.jaccard_threshold,
          static_cast<size_t>(options.min_contained_shingles),
          static_cast<size_t>(options.max_candidates)};
}

// Which texts may belong together, by their digests.
struct Candidates {
  std::vector<uint32_t> lengths;  // by text
  BandBuckets buckets;
  ContainerCandidates containers;
};

Candidates FindCandidates(const Digests& digests, const DistinctTexts& texts,
                          const DedupOptions& options, int threads) {
  const size_t count = texts.docs.size();
  const std::vector<uint32_t> rows = TextsOfRows(texts);
  Candidates candidates = {
      LengthsOf(digests, rows, count),
      BandBuckets(digests.band_keys(), rows, count, threads),
      {}};
  if (options.containment_threshold > 0) {
    candidates.containers =
        FindCandidateContainers(digests.samples(), rows, candidates.lengths,
                                ContainersOptionsOf(options), threads);
  } else {
    candidates.containers.of = NumberLists(count);
    candidates.containers.cut.resize(count);
  }
  return candidates;
}

// The articles that stand for texts with a candidate; they ascend.
std::vector<DocId> WantedDocs(const DistinctTexts& texts,
                              const Candidates& candidates) {
  std::vector<bool> wanted(texts.text_of_doc.size());  // by DocId
  for (uint32_t text = 0; text < texts.docs.size(); ++text) {
    if (!candidates.buckets.Of(text).empty()) wanted[texts.docs[text]] = true;
    for (const uint32_t container : candidates.containers.of[text]) {
      wanted[texts.docs[text]] = wanted[texts.docs[container]] = true;
    }
  }
  std::vector<DocId> docs;
  docs.reserve(std::count(wanted.begin(), wanted.end(), true));
  for (DocId doc = 0; doc < wanted.size(); ++doc) {
    if (wanted[doc]) docs.push_back(doc);
  }
  return docs;
}

absl::Status Load(const DistinctTexts& texts, absl::Span<const DocId> wanted,
                  LoadShingles load, ShingleSets* sets) {
  if (wanted.empty()) return absl::OkStatus();
  absl::Status put;
  SAMESTORY_RETURN_IF_ERROR(
      load(wanted, [&](DocId doc, absl::Span<const uint64_t> set) {
        put.Update(sets->Put(texts.text_of_doc[doc], set));
      }));
  return put;
}

// What was decided of the texts.
struct Decisions {
  std::vector<Membership> memberships;
  std::vector<bool> roundup;
  GroupingCounters counters;
};

Decisions Decide(const ShingleSets& sets, Candidates candidates,
                 const DedupOptions& options, int threads) {
  const Containers containers = VerifyContainers(
      sets, candidates.containers, ContainersOptionsOf(options), threads);
  candidates.containers = {};
  StarsCounters stars;
  Decisions decisions;
  decisions.memberships =
      FormStars(sets, candidates.lengths, candidates.buckets, containers,
                {options.jaccard_threshold, options.containment_threshold,
                 static_cast<size_t>(options.max_candidates),
                 static_cast<uint32_t>(options.max_bucket_canonicals)},
                threads, &stars);
  decisions.roundup = containers.roundup;
  GroupingCounters& counters = decisions.counters;
  counters.sets_on_disk = sets.sets_on_disk();
  counters.pairs_verified = containers.pairs_verified + stars.pairs_verified;
  counters.articles_over_max_candidates = stars.over_max_candidates;
  counters.full_buckets = stars.full_buckets;
  for (uint32_t text = 0; text < sets.num_texts(); ++text) {
    counters.articles_over_container_caps +=
        containers.cut[text] && decisions.memberships[text].canonical == text;
  }
  return decisions;
}

// Why a doc is where its text is. `stands`: it stands for the text.
MergeEvidence Explain(uint32_t text, const Membership& membership, bool stands,
                      const ShingleSets& sets) {
  MergeEvidence evidence;
  if (membership.canonical == text) {
    if (!stands) evidence.reason = MergeReason::kExact;
    return evidence;
  }
  const Overlap overlap = {sets.size(text), sets.size(membership.canonical),
                           membership.common};
  evidence = {MergeReason::kJaccard, overlap.jaccard(), overlap.a_in_b(),
              overlap.b_in_a()};
  if (membership.by_containment) {
    evidence.reason = MergeReason::kContainment;
  } else if (evidence.jaccard == 1) {
    evidence.reason = MergeReason::kExact;
  }
  return evidence;
}

void Count(const Grouping& grouping, GroupingCounters* counters) {
  std::vector<uint32_t> sizes(grouping.canonical.size());
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

Grouping SpreadToDocs(const DistinctTexts& texts, const Decisions& decisions,
                      const ShingleSets& sets) {
  const size_t count = texts.text_of_doc.size();
  Grouping grouping;
  grouping.counters = decisions.counters;
  grouping.canonical.resize(count);
  grouping.evidence.resize(count);
  grouping.roundup.resize(count);
  for (DocId doc = 0; doc < count; ++doc) {
    const uint32_t text = texts.text_of_doc[doc];
    const Membership& membership = decisions.memberships[text];
    grouping.canonical[doc] = texts.docs[membership.canonical];
    grouping.evidence[doc] =
        Explain(text, membership, texts.docs[text] == doc, sets);
    grouping.roundup[doc] = decisions.roundup[text];
  }
  Count(grouping, &grouping.counters);
  return grouping;
}

}  // namespace

absl::StatusOr<Grouping> GroupDigests(Digests digests,
                                      absl::Span<const uint32_t> ranks,
                                      const DedupOptions& options, int threads,
                                      LoadShingles load) {
  SAMESTORY_RETURN_IF_ERROR(options.Validate());
  if (digests.size() >= kNoDoc) {
    return absl::ResourceExhaustedError(
        absl::StrCat("GroupCopies: takes fewer than ", kNoDoc,
                     " articles, got ", digests.size()));
  }
  SAMESTORY_ASSIGN_OR_RETURN(const DistinctTexts texts,
                             FindTexts(digests, ranks, threads));
  Candidates candidates = FindCandidates(digests, texts, options, threads);
  digests = Digests();
  ShingleSets sets(texts.docs.size(), options.set_memory_bytes,
                   options.temporary_folder);
  SAMESTORY_RETURN_IF_ERROR(
      Load(texts, WantedDocs(texts, candidates), load, &sets));
  const Decisions decisions =
      Decide(sets, std::move(candidates), options, threads);
  SAMESTORY_RETURN_IF_ERROR(sets.status());
  sets.Free();
  return SpreadToDocs(texts, decisions, sets);
}

absl::StatusOr<Grouping> GroupCopies(absl::Span<const DedupInput> inputs,
                                     const DedupOptions& options, int threads) {
  SAMESTORY_ASSIGN_OR_RETURN(const Digester digester,
                             Digester::Create(options));
  SAMESTORY_ASSIGN_OR_RETURN(const std::vector<uint32_t> ranks,
                             RanksOf(inputs));
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
  return GroupDigests(std::move(digests), ranks, options, threads,
                      [&](absl::Span<const DocId> wanted, TakeShingles take) {
                        for (const DocId doc : wanted)
                          take(doc, inputs[doc].shingles);
                        return absl::OkStatus();
                      });
}

}  // namespace samestory
