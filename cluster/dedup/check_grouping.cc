#include "cluster/dedup/check_grouping.h"

#include "cluster/sketch/exact_index.h"
#include "cluster/sketch/similarity.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

bool IsCopy(const Overlap& overlap, MergeReason reason,
            bool canonical_is_roundup, const DedupOptions& options) {
  switch (reason) {
    case MergeReason::kCanonical:
      return false;
    case MergeReason::kExact:
      return overlap.common == overlap.a && overlap.common == overlap.b &&
             overlap.a > 0;
    case MergeReason::kJaccard:
      return overlap.a > 1 && overlap.jaccard() >= options.jaccard_threshold;
    case MergeReason::kContainment:
      return overlap.a >=
                 static_cast<uint64_t>(options.min_contained_shingles) &&
             overlap.b >= overlap.a && !canonical_is_roundup &&
             options.containment_threshold > 0 &&
             overlap.a_in_b() >= options.containment_threshold;
  }
  return false;
}

}  // namespace

std::vector<DedupInput> InputsOf(const std::vector<ShingleVector>& sets) {
  std::vector<DedupInput> inputs(sets.size());
  for (size_t i = 0; i < sets.size(); ++i) inputs[i] = {sets[i], i};
  return inputs;
}

void ExpectVerified(absl::Span<const DedupInput> inputs,
                    const Grouping& grouping, const DedupOptions& options) {
  ASSERT_EQ(grouping.canonical.size(), inputs.size());
  ASSERT_EQ(grouping.evidence.size(), inputs.size());
  for (DocId doc = 0; doc < inputs.size(); ++doc) {
    const DocId canonical = grouping.canonical[doc];
    const MergeEvidence& evidence = grouping.evidence[doc];
    ASSERT_EQ(grouping.canonical[canonical], canonical) << "a chain at " << doc;
    ASSERT_EQ(evidence.reason == MergeReason::kCanonical, doc == canonical);
    if (doc == canonical) continue;
    const Overlap overlap =
        CountOverlap(inputs[doc].shingles, inputs[canonical].shingles);
    ASSERT_TRUE(
        IsCopy(overlap, evidence.reason, grouping.roundup[canonical], options))
        << doc << " is no copy of " << canonical << ": Jaccard "
        << overlap.jaccard() << ", containment " << overlap.a_in_b();
    ASSERT_EQ(evidence.jaccard, overlap.jaccard());
    ASSERT_EQ(evidence.containment, overlap.a_in_b());
    ASSERT_EQ(evidence.containment_of_canonical, overlap.b_in_a());
  }
}

double ResidualShare(const std::vector<ShingleVector>& sets,
                     const Grouping& grouping, double threshold) {
  const std::vector<SimilarPair> pairs =
      ExactIndex(SpansOf(sets)).PairsByJaccard(threshold);
  if (pairs.empty()) return 0;
  size_t residual = 0;
  for (const SimilarPair& pair : pairs) {
    residual += grouping.canonical[pair.a] == pair.a &&
                grouping.canonical[pair.b] == pair.b;
  }
  return static_cast<double>(residual) / static_cast<double>(pairs.size());
}

}  // namespace samestory
