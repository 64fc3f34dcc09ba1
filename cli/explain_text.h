// The answer of `explain`: why two articles are (not) copies, (not) one story.
//
//   A  visit-11
//      Envoy returns (dailypost.com, 2024-10-22)
//   B  visit-11-wire
//      no title: The envoy returned to the region on ... (no source, no date)
//
//   Copies: no
//     Jaccard of A and B         0.0312   copies from 0.70
//     share of A that lies in B  0.0610   copies from 0.90
//     ...
//   One story: yes, p 0.93
//     ...
//
// As text for a person, or as one JSON object with the same figures.

#ifndef SAMESTORY_CLI_EXPLAIN_TEXT_H_
#define SAMESTORY_CLI_EXPLAIN_TEXT_H_

#include <string>

#include "absl/types/span.h"
#include "cluster/pipeline.h"

namespace samestory {

// What there is to tell; the parts must outlive it.
struct ExplainedPair {
  DocId a;
  DocId b;
  absl::Span<const Article> articles;
  const Stories& stories;
  const Explanation& why;
  const DedupOptions& thresholds;
};

std::string ExplainText(const ExplainedPair& pair);

// Ends with a line end.
std::string ExplainJson(const ExplainedPair& pair);

}  // namespace samestory

#endif  // SAMESTORY_CLI_EXPLAIN_TEXT_H_
