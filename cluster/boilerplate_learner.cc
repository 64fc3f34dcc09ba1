#include "cluster/boilerplate_learner.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "base/parallel.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

// Versions of a text lose most of what they have in common. Who loses less than
// this is hardly less like its versions for it, and is not compared.
constexpr double kLeastLost = .1;

using ArticleOf = absl::FunctionRef<CountedArticle(size_t)>;
using Before = absl::FunctionRef<bool(size_t, size_t)>;

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
                 absl::Span<const uint32_t> version_of,
                 BoilerplateCounter* counter) {
  std::array<CountedArticle, kAhead> coming;
  for (size_t i = 0; i < numbers.size() + kAhead; ++i) {
    CountedArticle& next = coming[i % kAhead];
    if (i >= kAhead) {
      counter->Add(next.source, version_of[numbers[i - kAhead]], next.units);
    }
    if (i < numbers.size()) {
      next = article(numbers[i]);
      SendFor(next.units);
    }
  }
}

// Counts the articles of the sources marked, `version_of` telling which are
// versions of each other: source by source, so that one at a time is laid out
// for counting. Replaces what `tables` holds of these.
void Count(const BySource& by_source, ArticleOf article,
           absl::Span<const uint32_t> version_of,
           absl::Span<const uint8_t> marked, int threads,
           std::vector<BoilerplateTable>* tables) {
  ParallelFor(tables->size(), threads, [&](size_t begin, size_t end) {
    for (size_t source = begin; source < end; ++source) {
      if (!marked[source]) continue;
      BoilerplateCounter counter;
      CountSource(by_source.Of(source), article, version_of, &counter);
      (*tables)[source] = counter.Finish(1);
    }
  });
}

BoilerplateTable Joined(absl::Span<const BoilerplateTable> tables) {
  BoilerplateTable all;
  for (const BoilerplateTable& table : tables) all.Add(table);
  return all;
}

// Marks the versions of one text among those articles of one source of which
// much is `repeated`.
absl::Status MarkVersions(absl::Span<const uint32_t> of_source,
                          ArticleOf article, const BoilerplateTable& repeated,
                          Before before, int threads,
                          std::vector<uint32_t>* version_of) {
  std::vector<uint32_t> holders;
  absl::c_copy_if(of_source, std::back_inserter(holders), [&](uint32_t i) {
    const CountedArticle counted = article(i);
    return repeated.ShareOf(counted.source, counted.units) >= kLeastLost;
  });
  std::sort(holders.begin(), holders.end(), before);
  std::vector<CountedArticle> articles;
  articles.reserve(holders.size());
  for (const uint32_t i : holders) articles.push_back(article(i));
  SAMESTORY_ASSIGN_OR_RETURN(const std::vector<uint32_t> found,
                             FindVersions(articles, threads));
  for (size_t i = 0; i < holders.size(); ++i) {
    (*version_of)[holders[i]] = holders[found[i]];
  }
  return absl::OkStatus();
}

// By source: whether one of its articles is a version of another one. Only
// there a second count tells something else.
std::vector<uint8_t> SourcesWithVersions(
    const BySource& by_source, absl::Span<const uint32_t> version_of) {
  std::vector<uint8_t> with_versions(by_source.sources());
  for (size_t source = 0; source < with_versions.size(); ++source) {
    with_versions[source] = absl::c_any_of(
        by_source.Of(source), [&](uint32_t i) { return version_of[i] != i; });
  }
  return with_versions;
}

}  // namespace

absl::StatusOr<BoilerplateTable> LearnBoilerplate(size_t count,
                                                  ArticleOf article,
                                                  Before before, int threads) {
  const BySource by_source(count, article);
  std::vector<uint32_t> version_of(count);
  std::iota(version_of.begin(), version_of.end(), 0);
  std::vector<BoilerplateTable> tables(by_source.sources());
  Count(by_source, article, version_of,
        std::vector<uint8_t>(by_source.sources(), true), threads, &tables);
  const BoilerplateTable repeated = Joined(tables);
  if (repeated.size() == 0) return repeated;
  std::vector<absl::Status> marked(by_source.sources());
  ParallelFor(marked.size(), threads, [&](size_t begin, size_t end) {
    for (size_t source = begin; source < end; ++source) {
      marked[source] = MarkVersions(by_source.Of(source), article, repeated,
                                    before, threads, &version_of);
    }
  });
  for (const absl::Status& status : marked) SAMESTORY_RETURN_IF_ERROR(status);
  Count(by_source, article, version_of,
        SourcesWithVersions(by_source, version_of), threads, &tables);
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
