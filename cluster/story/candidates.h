// Which pairs are worth scoring, without looking at all of them.
//
//   const std::vector<CandidatePair> pairs =
//       FindCandidates([&] { return ReaderOf(words); }, times, {});
//
// An inverted index over the heaviest terms of each document: a document adds
// up the weights it shares with others over its own heaviest terms, and keeps
// the best partners inside its time window. A pair is a candidate if either
// side keeps the other.
//
// Common terms are what makes such a walk quadratic, so a list of postings is
// read only so far: of dated documents those nearest in time, of undated ones
// those in which the term weighs most. Time is documents * probes * postings
// at worst; 100,000 full articles take about 3 s on two cores. Memory: 14
// bytes per indexed term. The result depends on neither order nor threads.

#ifndef SAMESTORY_CLUSTER_STORY_CANDIDATES_H_
#define SAMESTORY_CLUSTER_STORY_CANDIDATES_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/term_lists.h"
#include "cluster/story/time_order.h"

namespace samestory {

struct CandidateOptions {
  int per_document = 50;  // partners kept by each document
  int probes = 64;        // terms of a document that are indexed and looked up
  int postings = 500;     // documents read per term, dated and undated each
  int64_t window = 14 * 24 * 3600;  // seconds between two dated documents

  // By document, unless empty: whether its date is a guess. Such a document
  // meets what is near in time first, but no window keeps it from the others:
  // an address may be dated by when its article was moved, or last changed.
  absl::Span<const uint8_t> guessed;

  // Partners with a smaller product over the probed terms are not kept: a
  // pair below .03 is never one story (0 to .05 % of labelled pairs are).
  Fixed least_product = kFixedOne * 3 / 100;

  int threads = 1;
};

struct CandidatePair {
  uint32_t a = 0;  // a < b
  uint32_t b = 0;

  friend bool operator==(const CandidatePair& x, const CandidatePair& y) {
    return x.a == y.a && x.b == y.b;
  }
};

// Gives the vector of a document, good until the next one is asked for.
using VectorReader = std::function<TermList(uint32_t document)>;

// Ascending, each pair once. `times` is one per document. `make_reader` is
// called once by each thread, and gives a reader of that thread's own.
std::vector<CandidatePair> FindCandidates(
    absl::FunctionRef<VectorReader()> make_reader,
    absl::Span<const DocumentTime> times, const CandidateOptions& options);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_CANDIDATES_H_
