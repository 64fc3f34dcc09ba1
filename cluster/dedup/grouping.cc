#include "cluster/dedup/grouping.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "cluster/dedup/band_buckets.h"
#include "cluster/dedup/containers.h"
#include "cluster/dedup/exact_copies.h"
#include "cluster/dedup/stars.h"
#include "cluster/sketch/banding.h"
#include "cluster/sketch/minhash.h"

namespace samestory {
namespace {

using ShingleSet = absl::Span<const uint64_t>;

absl::Status CheckAtLeastOne(absl::string_view field, int value) {
  if (value >= 1) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("DedupOptions.", field, ": wants at least 1, got ", value));
}

// The inputs by their order keys.
absl::StatusOr<std::vector<DocId>> SortByOrder(
    absl::Span<const DedupInput> inputs) {
  std::vector<DocId> docs(inputs.size());
  std::iota(docs.begin(), docs.end(), 0);
  std::sort(docs.begin(), docs.end(), [&](DocId a, DocId b) {
    return inputs[a].order < inputs[b].order;
  });
  for (size_t i = 1; i < docs.size(); ++i) {
    if (inputs[docs[i]].order != inputs[docs[i - 1]].order) continue;
    return absl::InvalidArgumentError(
        absl::StrCat("DedupInput.order: wants unique keys, got ",
                     inputs[docs[i]].order, " twice"));
  }
  return docs;
}

// The inputs without their exact copies, by priority.
struct DistinctTexts {
  std::vector<DocId> docs;            // who stands for the text
  std::vector<ShingleSet> sets;       // by text
  std::vector<uint32_t> text_of_doc;  // by DocId
};

DistinctTexts CollapseCopies(absl::Span<const DedupInput> inputs,
                             absl::Span<const DocId> by_order, int threads) {
  std::vector<ShingleSet> sets;
  sets.reserve(inputs.size());
  for (const DocId doc : by_order) sets.push_back(inputs[doc].shingles);
  const std::vector<uint32_t> first_copies = FindFirstCopies(sets, threads);

  DistinctTexts texts;
  texts.text_of_doc.resize(inputs.size());
  for (size_t i = 0; i < by_order.size(); ++i) {
    const DocId doc = by_order[i];
    if (first_copies[i] == i) {
      texts.text_of_doc[doc] = static_cast<uint32_t>(texts.docs.size());
      texts.docs.push_back(doc);
      texts.sets.push_back(sets[i]);
    } else {
      texts.text_of_doc[doc] = texts.text_of_doc[by_order[first_copies[i]]];
    }
  }
  return texts;
}

Containers FindContainersIfWanted(const DistinctTexts& texts,
                                  const DedupOptions& options, int threads) {
  if (options.containment_threshold > 0) {
    return FindContainers(
        texts.sets,
        {options.containment_threshold, options.jaccard_threshold,
         static_cast<size_t>(options.min_contained_shingles),
         static_cast<size_t>(options.max_candidates)},
        threads);
  }
  Containers none;
  none.of.resize(texts.sets.size());
  none.roundup.resize(texts.sets.size());
  return none;
}

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
  return EvidenceOf(membership, membership.by_containment
                                    ? MergeReason::kContainment
                                    : MergeReason::kJaccard);
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

absl::Status DedupOptions::Validate() const {
  if (!(jaccard_threshold > 0 && jaccard_threshold <= 1)) {
    return absl::InvalidArgumentError(
        absl::StrCat("DedupOptions.jaccard_threshold: wants (0, 1], got ",
                     jaccard_threshold));
  }
  if (containment_threshold != 0 &&
      !(containment_threshold >= .5 && containment_threshold <= 1)) {
    return absl::InvalidArgumentError(absl::StrCat(
        "DedupOptions.containment_threshold: wants [0.5, 1] or 0 for off, "
        "got ",
        containment_threshold));
  }
  SAMESTORY_RETURN_IF_ERROR(
      CheckAtLeastOne("min_contained_shingles", min_contained_shingles));
  SAMESTORY_RETURN_IF_ERROR(CheckAtLeastOne("max_candidates", max_candidates));
  SAMESTORY_RETURN_IF_ERROR(
      CheckAtLeastOne("max_bucket_canonicals", max_bucket_canonicals));
  SketchOptions sketch;
  sketch.slots = sketch_slots;
  return sketch.Validate();
}

absl::StatusOr<Grouping> GroupCopies(absl::Span<const DedupInput> inputs,
                                     const DedupOptions& options, int threads) {
  SAMESTORY_RETURN_IF_ERROR(options.Validate());
  if (inputs.size() >= kNoDoc) {
    return absl::ResourceExhaustedError(
        absl::StrCat("GroupCopies: takes fewer than ", kNoDoc,
                     " articles, got ", inputs.size()));
  }
  SketchOptions sketch_options;
  sketch_options.slots = options.sketch_slots;
  SAMESTORY_ASSIGN_OR_RETURN(const Sketcher sketcher,
                             Sketcher::Create(sketch_options));
  SAMESTORY_ASSIGN_OR_RETURN(
      const Banding banding,
      ChooseBanding(options.jaccard_threshold, options.sketch_slots));
  SAMESTORY_ASSIGN_OR_RETURN(const std::vector<DocId> by_order,
                             SortByOrder(inputs));

  const DistinctTexts texts = CollapseCopies(inputs, by_order, threads);
  const Containers containers = FindContainersIfWanted(texts, options, threads);
  const BandBuckets buckets(texts.sets, sketcher, banding, threads);
  StarsCounters stars;
  const std::vector<Membership> memberships =
      FormStars(texts.sets, buckets, containers,
                {options.jaccard_threshold, options.containment_threshold,
                 static_cast<size_t>(options.max_candidates),
                 static_cast<uint32_t>(options.max_bucket_canonicals)},
                &stars);

  Grouping grouping = SpreadToDocs(texts, memberships, containers.roundup);
  grouping.counters.pairs_verified =
      containers.pairs_verified + stars.pairs_verified;
  grouping.counters.articles_over_max_candidates = stars.over_max_candidates;
  grouping.counters.full_buckets = stars.full_buckets;
  grouping.counters.articles_over_container_caps = containers.cut;
  Count(grouping, &grouping.counters);
  return grouping;
}

}  // namespace samestory
