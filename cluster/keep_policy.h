// Which of several copies stays: the order in which articles may become the
// canonical one of a group.
//
//   ParseKeepPolicy("earliest")          // the default
//   ParseKeepPolicy("source:reuters.com,apnews.com")
//
//   earliest   published first; the undated after the dated
//   longest    the longest clean body, in words
//   first      read first (the one policy that depends on the order of files)
//   source:a,b the outlets named, in that order; others after them
//
// Ties go to the earliest, then the longest, then the smaller content hash,
// then the smaller id: an order that never depends on reading.

#ifndef SAMESTORY_CLUSTER_KEEP_POLICY_H_
#define SAMESTORY_CLUSTER_KEEP_POLICY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "cluster/article_facts.h"

namespace samestory {

struct KeepPolicy {
  enum class Rule { kEarliest, kLongest, kFirst, kSource };
  Rule rule = Rule::kEarliest;
  std::vector<std::string> sources;  // for kSource, the preferred first
};

// InvalidArgument names what `text` may be.
absl::StatusOr<KeepPolicy> ParseKeepPolicy(absl::string_view text);

// The rank of each of `count` articles, 0 for the one that would be kept before
// all others. Ids must be unique. Takes 36 bytes an article.
std::vector<uint32_t> KeepRanks(size_t count,
                                absl::FunctionRef<ArticleFacts(size_t)> facts,
                                const KeepPolicy& policy);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_KEEP_POLICY_H_
