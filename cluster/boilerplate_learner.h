// Learns what the sources of a batch repeat, from the units of its articles
// alone.
//
//   SAMESTORY_ASSIGN_OR_RETURN(
//       const BoilerplateTable table,
//       LearnBoilerplate(count, article_by_number, is_before, threads));
//
// Counting goes twice over them. The first count takes every article for
// itself; among those of which a tenth is repeated, the versions of one text
// are then found (versions.h), and the second count takes these as one, so that
// a text which a source has printed three times does not count as its own
// boilerplate. A source that has versions is counted again whole: it has fewer
// articles, and its bar may be lower.
//
// The result depends on the set of articles, not on their order or on the
// number of threads. Cost: a few ns a unit. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_BOILERPLATE_LEARNER_H_
#define SAMESTORY_CLUSTER_BOILERPLATE_LEARNER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "cluster/text/boilerplate.h"
#include "cluster/versions.h"

namespace samestory {

// `article(i)` is called many times, by several threads. `before(a, b)` is an
// order of the articles that does not depend on reading.
absl::StatusOr<BoilerplateTable> LearnBoilerplate(
    size_t count, absl::FunctionRef<CountedArticle(size_t)> article,
    absl::FunctionRef<bool(size_t, size_t)> before, int threads);

// By article: whether `table` finds something to remove in it.
std::vector<uint8_t> FindTouched(
    size_t count, absl::FunctionRef<CountedArticle(size_t)> article,
    const BoilerplateTable& table, int threads);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_BOILERPLATE_LEARNER_H_
