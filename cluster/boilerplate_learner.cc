#include "cluster/boilerplate_learner.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "base/hashing.h"
#include "base/parallel.h"
#include "base/sort_hashes.h"
#include "base/status_macros.h"
#include "cluster/dedup/dedup_options.h"
#include "cluster/dedup/grouping.h"

namespace samestory {
namespace {

// Share of the lines and sentences of two articles that both must have.
constexpr double kCopiesShare = .6;

using ArticleOf = absl::FunctionRef<CountedArticle(size_t)>;

// Counts all articles, `copy_groups` telling which are copies of each other.
BoilerplateTable Count(ArticleOf article,
                       absl::Span<const uint32_t> copy_groups, int threads) {
  BoilerplateCounter counter;
  for (size_t i = 0; i < copy_groups.size(); ++i) {
    const CountedArticle counted = article(i);
    counter.Add(counted.source, copy_groups[i], counted.units);
  }
  return counter.Finish(threads);
}

// The articles in which `table` finds something to remove.
std::vector<uint32_t> Touched(size_t count, ArticleOf article,
                              const BoilerplateTable& table, int threads) {
  std::vector<uint8_t> is_touched(count);
  ParallelFor(count, threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const CountedArticle counted = article(i);
      is_touched[i] = table.Touches(counted.source, counted.units);
    }
  });
  std::vector<uint32_t> touched;
  for (uint32_t i = 0; i < count; ++i) {
    if (is_touched[i]) touched.push_back(i);
  }
  return touched;
}

// The hashes of an article's lines and sentences, as a set.
std::vector<uint64_t> UnitSet(absl::Span<const Unit> units) {
  std::vector<uint64_t> hashes;
  hashes.reserve(units.size());
  for (const Unit& unit : units) {
    // Mixed for all 64 bits to count: a unit keeps fewer.
    if (unit.words() > 0) hashes.push_back(MixHash(unit.hash()));
  }
  SortHashes(absl::MakeSpan(hashes));
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

// Marks the copies among `some` of the articles by one group each.
absl::Status GroupSome(absl::Span<const uint32_t> some, ArticleOf article,
                       int threads, std::vector<uint32_t>* copy_groups) {
  std::vector<std::vector<uint64_t>> sets(some.size());
  ParallelFor(sets.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      sets[i] = UnitSet(article(some[i]).units);
    }
  });
  std::vector<DedupInput> inputs(sets.size());
  for (size_t i = 0; i < sets.size(); ++i) inputs[i] = {sets[i], i};
  DedupOptions options;
  options.jaccard_threshold = kCopiesShare;
  options.containment_threshold = 0;
  SAMESTORY_ASSIGN_OR_RETURN(const Grouping grouping,
                             GroupCopies(inputs, options, threads));
  for (size_t i = 0; i < some.size(); ++i) {
    (*copy_groups)[some[i]] = some[grouping.canonical[i]];
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<BoilerplateTable> LearnBoilerplate(
    size_t count, ArticleOf article,
    absl::FunctionRef<bool(size_t, size_t)> before, int threads) {
  std::vector<uint32_t> copy_groups(count);
  std::iota(copy_groups.begin(), copy_groups.end(), 0);
  const BoilerplateTable repeated = Count(article, copy_groups, threads);
  if (repeated.size() == 0) return repeated;
  std::vector<uint32_t> touched = Touched(count, article, repeated, threads);
  std::sort(touched.begin(), touched.end(), before);
  SAMESTORY_RETURN_IF_ERROR(GroupSome(touched, article, threads, &copy_groups));
  return Count(article, copy_groups, threads);
}

}  // namespace samestory
