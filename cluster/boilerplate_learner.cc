#include "cluster/boilerplate_learner.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
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

// The articles of each source, one source after another.
class BySource {
 public:
  BySource(size_t count, ArticleOf article) : articles_(count) {
    std::vector<uint32_t> source_of(count);
    absl::flat_hash_map<absl::string_view, uint32_t> numbers;
    for (size_t i = 0; i < count; ++i) {
      source_of[i] =
          numbers.emplace(article(i).source, numbers.size()).first->second;
    }
    starts_.resize(numbers.size() + 1);
    for (const uint32_t source : source_of) ++starts_[source + 1];
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    std::vector<uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (uint32_t i = 0; i < count; ++i) articles_[next[source_of[i]]++] = i;
  }

  size_t sources() const { return starts_.size() - 1; }
  absl::Span<const uint32_t> Of(size_t source) const {
    return absl::MakeConstSpan(articles_).subspan(
        starts_[source], starts_[source + 1] - starts_[source]);
  }

 private:
  std::vector<uint32_t> starts_;  // by source, into articles_
  std::vector<uint32_t> articles_;
};

// The articles of a source lie anywhere in memory: so many are sent for while
// one is counted, each as far as most reach.
constexpr size_t kAhead = 8;
constexpr size_t kUnitsAhead = 32;
constexpr size_t kUnitsPerLine = 64 / sizeof(Unit);

void SendFor(absl::Span<const Unit> units) {
  const size_t count = std::min(units.size(), kUnitsAhead);
  for (size_t i = 0; i < count; i += kUnitsPerLine) {
    __builtin_prefetch(&units[i]);
  }
}

// Counts the articles `numbers`, all of one source.
void CountSource(absl::Span<const uint32_t> numbers, ArticleOf article,
                 absl::Span<const uint32_t> copy_groups,
                 BoilerplateCounter* counter) {
  std::array<CountedArticle, kAhead> coming;
  for (size_t i = 0; i < numbers.size() + kAhead; ++i) {
    CountedArticle& next = coming[i % kAhead];
    if (i >= kAhead) {
      counter->Add(next.source, copy_groups[numbers[i - kAhead]], next.units);
    }
    if (i < numbers.size()) {
      next = article(numbers[i]);
      SendFor(next.units);
    }
  }
}

// Counts the articles of the sources marked, `copy_groups` telling which are
// copies of each other: source by source, so that one at a time is laid out for
// counting. Replaces what `tables` holds of these.
void Count(const BySource& by_source, ArticleOf article,
           absl::Span<const uint32_t> copy_groups,
           absl::Span<const uint8_t> marked, int threads,
           std::vector<BoilerplateTable>* tables) {
  ParallelFor(tables->size(), threads, [&](size_t begin, size_t end) {
    for (size_t source = begin; source < end; ++source) {
      if (!marked[source]) continue;
      BoilerplateCounter counter;
      CountSource(by_source.Of(source), article, copy_groups, &counter);
      (*tables)[source] = counter.Finish(1);
    }
  });
}

BoilerplateTable Joined(absl::Span<const BoilerplateTable> tables) {
  BoilerplateTable all;
  for (const BoilerplateTable& table : tables) all.Add(table);
  return all;
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

// By source: whether one of its articles is a copy of another article. Only
// there a second count tells something else.
std::vector<uint8_t> SourcesWithCopies(const BySource& by_source,
                                       absl::Span<const uint32_t> copy_groups) {
  std::vector<uint8_t> with_copies(by_source.sources());
  for (size_t source = 0; source < with_copies.size(); ++source) {
    with_copies[source] = absl::c_any_of(
        by_source.Of(source), [&](uint32_t i) { return copy_groups[i] != i; });
  }
  return with_copies;
}

}  // namespace

absl::StatusOr<BoilerplateTable> LearnBoilerplate(
    size_t count, ArticleOf article,
    absl::FunctionRef<bool(size_t, size_t)> before, int threads) {
  const BySource by_source(count, article);
  std::vector<uint32_t> copy_groups(count);
  std::iota(copy_groups.begin(), copy_groups.end(), 0);
  std::vector<BoilerplateTable> tables(by_source.sources());
  Count(by_source, article, copy_groups,
        std::vector<uint8_t>(by_source.sources(), true), threads, &tables);
  const BoilerplateTable repeated = Joined(tables);
  if (repeated.size() == 0) return repeated;
  const std::vector<uint8_t> is_touched =
      FindTouched(count, article, repeated, threads);
  std::vector<uint32_t> touched;
  for (uint32_t i = 0; i < count; ++i) {
    if (is_touched[i]) touched.push_back(i);
  }
  std::sort(touched.begin(), touched.end(), before);
  SAMESTORY_RETURN_IF_ERROR(GroupSome(touched, article, threads, &copy_groups));
  Count(by_source, article, copy_groups,
        SourcesWithCopies(by_source, copy_groups), threads, &tables);
  return Joined(tables);
}

std::vector<uint8_t> FindTouched(size_t count, ArticleOf article,
                                 const BoilerplateTable& table, int threads) {
  std::vector<uint8_t> is_touched(count);
  ParallelFor(count, threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const CountedArticle counted = article(i);
      is_touched[i] = table.Touches(counted.source, counted.units);
    }
  });
  return is_touched;
}

}  // namespace samestory
