// Learns what the sources of a batch repeat, from the units of its articles
// alone.
//
//   SAMESTORY_ASSIGN_OR_RETURN(
//       const BoilerplateTable table,
//       LearnBoilerplate(count, article_by_number, is_before, threads));
//
// Counting goes twice over them. The first count takes every article for
// itself; those that hold something repeated are then grouped into copies, and
// the second count takes copies as one, so that a text which a source has
// printed three times does not count as its own boilerplate. A source that has
// copies is counted again whole: it has fewer articles, and its bar may be
// lower. Copies are articles that share three fifths of all their lines and
// sentences: one sentence more or less leaves them that, a page's standing text
// hardly makes it.
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
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "cluster/text/boilerplate.h"
#include "cluster/text/units.h"

namespace samestory {

// An article as it is counted.
struct CountedArticle {
  absl::string_view source;  // SourceKey
  absl::Span<const Unit> units;
};

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
