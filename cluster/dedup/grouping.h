// Groups of copies: every article gets a canonical one, which may be itself.
//
//   // 0: a report; 1: the report with a word changed; 2: its first half;
//   // 3: something else. Shingle sets, and who came first.
//   std::vector<DedupInput> inputs = {{s0, 0}, {s1, 1}, {s2, 2}, {s3, 3}};
//   SAMESTORY_ASSIGN_OR_RETURN(Grouping grouping,
//                              GroupCopies(inputs, DedupOptions(), threads));
//   grouping.canonical;            // {0, 0, 0, 3}
//   grouping.evidence[1].jaccard;  // .98
//   grouping.evidence[2].reason;   // MergeReason::kContainment
//
// How it decides:
//   1. Articles with equal shingles are one; the earliest stands for them.
//   2. An article that lies in a longer one which is no roundup, and is not
//      its Jaccard match, is *containable*. A roundup is a text that contains
//      articles which do not hang together (containers.h).
//   3. The others, the earliest first: each joins the canonical most like it
//      (Jaccard >= jaccard_threshold), else becomes a canonical.
//   4. The containable ones, the longest first: each joins a canonical by
//      Jaccard, else one that contains it, else becomes a canonical.
// So every member is verified against its canonical, on exact counts, and
// nothing chains: a text that drifts edit by edit starts a new group. By
// containment only the shorter article is a member, and never of a roundup; a
// copy of a roundup still joins it by Jaccard.
//
// Texts of one shingle match only their equals, empty ones nothing.
//
// Candidates are approximate (banding.h, sample_index.h), so a pair at the
// threshold may stay apart: about 1 in 100. Nobody is compared to all: the
// caps below keep the time near-linear on hostile input, and counters tell
// when they bit.
//
// GroupDigests() does the same with digests alone (digest.h): it asks once for
// the shingles of those articles that have a candidate, on news a few in a
// hundred, and so never needs the shingles of all at a time.
//
// The result does not depend on the order of the articles nor on `threads`.
// Cost: see bench/sketch_bench.cc; at most 90 bytes an article beyond the
// digests (grouping_memory_test.cc), and the shingle sets that were asked for.
// Source: star clustering around verified centres (Aslam, Pelekhov, Rus 2004).

#ifndef SAMESTORY_CLUSTER_DEDUP_GROUPING_H_
#define SAMESTORY_CLUSTER_DEDUP_GROUPING_H_

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "cluster/dedup/dedup_options.h"
#include "cluster/dedup/digest.h"
#include "cluster/sketch/doc_id.h"

namespace samestory {

// One article to be grouped.
struct DedupInput {
  // Sorted, without repeats, of well-mixed 64-bit hashes; must outlive the
  // call.
  absl::Span<const uint64_t> shingles;

  // Who is to be the canonical: the smaller comes first. Unique.
  uint64_t order = 0;
};

enum class MergeReason : uint8_t {
  kCanonical,    // it is a canonical itself
  kExact,        // the same shingles as its canonical
  kJaccard,      // Jaccard >= jaccard_threshold
  kContainment,  // contained in its canonical
};

// How an article matches its canonical, by exact counts.
struct MergeEvidence {
  MergeReason reason = MergeReason::kCanonical;
  double jaccard = 1;
  double containment = 1;               // of the article in its canonical
  double containment_of_canonical = 1;  // of its canonical in the article
};

struct GroupingCounters {
  uint64_t exact_members = 0;
  uint64_t jaccard_members = 0;
  uint64_t containment_members = 0;
  uint64_t roundups = 0;
  uint64_t largest_group = 0;   // articles, the canonical with them
  uint64_t pairs_verified = 0;  // exact comparisons
  uint64_t sets_on_disk = 0;    // shingle sets that memory had no room for

  // Caps that bit: articles that stayed alone and had more to be compared
  // with, which may be copies left in. And buckets with more canonicals.
  uint64_t articles_over_max_candidates = 0;
  uint64_t full_buckets = 0;
  uint64_t articles_over_container_caps = 0;
};

// By DocId, the position in the input.
struct Grouping {
  std::vector<DocId> canonical;
  std::vector<MergeEvidence> evidence;
  std::vector<bool> roundup;
  GroupingCounters counters;
};

// Calls take(article, set) for each article of `wanted`, which ascends: once,
// in any order, with its shingles sorted and without repeats.
using TakeShingles = absl::FunctionRef<void(DocId, absl::Span<const uint64_t>)>;
using LoadShingles = absl::FunctionRef<absl::Status(
    absl::Span<const DocId> wanted, TakeShingles take)>;

// Groups the articles of `digests`, which were made with the same options;
// `ranks` number them from 0 on, the first to be the canonical.
// InvalidArgument if an option or a rank is wrong; ResourceExhausted beyond
// 2^32 - 2 articles; failures of `load`. Uses at most `threads` threads (at
// least 1).
absl::StatusOr<Grouping> GroupDigests(Digests digests,
                                      absl::Span<const uint32_t> ranks,
                                      const DedupOptions& options, int threads,
                                      LoadShingles load);

// The same of articles whose shingles are at hand.
absl::StatusOr<Grouping> GroupCopies(absl::Span<const DedupInput> inputs,
                                     const DedupOptions& options, int threads);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_GROUPING_H_
