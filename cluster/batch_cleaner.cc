#include "cluster/batch_cleaner.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

#include "base/parallel.h"
#include "base/status_macros.h"
#include "cluster/dedup/grouping.h"
#include "cluster/keep_policy.h"
#include "cluster/text/boilerplate.h"
#include "cluster/text/clean.h"
#include "cluster/text/shingles.h"

namespace samestory {
namespace {

using Readings = absl::Span<const ArticleReading>;

std::vector<ArticleReading> ReadAll(absl::Span<Article> articles, int threads) {
  std::vector<ArticleReading> readings(articles.size());
  ParallelFor(articles.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      readings[i] = ReadForCleaning(&articles[i]);
    }
  });
  return readings;
}

// Counts all articles, `copy_groups` telling which are copies of each other.
BoilerplateTable Learn(Readings readings,
                       const std::vector<uint32_t>& copy_groups, int threads) {
  BoilerplateCounter counter;
  for (size_t i = 0; i < readings.size(); ++i) {
    counter.Add(readings[i].source, copy_groups[i], readings[i].units);
  }
  return counter.Finish(threads);
}

// The articles in which `table` finds something to remove, in an order that
// does not depend on reading.
std::vector<uint32_t> Touched(absl::Span<const Article> articles,
                              const BoilerplateTable& table, Readings readings,
                              int threads) {
  std::vector<uint8_t> is_touched(articles.size());
  ParallelFor(articles.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      is_touched[i] = table.Touches(readings[i].source, readings[i].units);
    }
  });
  std::vector<uint32_t> touched;
  for (uint32_t i = 0; i < is_touched.size(); ++i) {
    if (is_touched[i]) touched.push_back(i);
  }
  const std::vector<uint32_t> ranks = KeepRanks(articles, KeepPolicy());
  std::sort(touched.begin(), touched.end(),
            [&](uint32_t a, uint32_t b) { return ranks[a] < ranks[b]; });
  return touched;
}

// Marks the copies among `some` of the articles by one group each.
absl::Status GroupSome(absl::Span<const Article> articles,
                       const std::vector<uint32_t>& some,
                       const BatchCleanerOptions& options,
                       std::vector<uint32_t>* copy_groups) {
  std::vector<std::vector<uint64_t>> sets(some.size());
  ParallelFor(sets.size(), options.threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const Article& article = articles[some[i]];
      sets[i] =
          MakeShingles(article.body, article.title, options.shingle_words);
    }
  });
  std::vector<DedupInput> inputs(sets.size());
  for (size_t i = 0; i < sets.size(); ++i) inputs[i] = {sets[i], i};
  DedupOptions dedup;
  dedup.containment_threshold = 0;
  SAMESTORY_ASSIGN_OR_RETURN(const Grouping grouping,
                             GroupCopies(inputs, dedup, options.threads));
  for (size_t i = 0; i < some.size(); ++i) {
    (*copy_groups)[some[i]] = some[grouping.canonical[i]];
  }
  return absl::OkStatus();
}

// What every source repeats. All articles are counted again once copies count
// as one: a source has fewer then, and its bar may be lower.
absl::StatusOr<BoilerplateTable> LearnBoilerplate(
    absl::Span<const Article> articles, const BatchCleanerOptions& options,
    Readings readings) {
  std::vector<uint32_t> copy_groups(articles.size());
  std::iota(copy_groups.begin(), copy_groups.end(), 0);
  const BoilerplateTable repeated =
      Learn(readings, copy_groups, options.threads);
  if (repeated.size() == 0) return repeated;
  const std::vector<uint32_t> touched =
      Touched(articles, repeated, readings, options.threads);
  SAMESTORY_RETURN_IF_ERROR(
      GroupSome(articles, touched, options, &copy_groups));
  return Learn(readings, copy_groups, options.threads);
}

// The titles of texts whose UTF-8 is repaired, and nothing else.
std::vector<std::string> RepairBatch(absl::Span<Article> articles,
                                     int threads) {
  CleanOptions repair_only;
  repair_only.remove_boilerplate = false;
  const BoilerplateTable nothing;
  std::vector<std::string> titles(articles.size());
  ParallelFor(articles.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      CleanText text = CleanArticle(articles[i], nothing, repair_only);
      titles[i] = std::move(text.title);
      articles[i].body = std::move(text.body);
    }
  });
  return titles;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> CleanBatch(
    absl::Span<Article> articles, const BatchCleanerOptions& options) {
  if (!options.remove_boilerplate) {
    return RepairBatch(articles, options.threads);
  }
  std::vector<ArticleReading> readings = ReadAll(articles, options.threads);
  SAMESTORY_ASSIGN_OR_RETURN(const BoilerplateTable table,
                             LearnBoilerplate(articles, options, readings));
  std::vector<std::string> titles(articles.size());
  ParallelFor(articles.size(), options.threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      CleanText text = CleanArticle(articles[i], readings[i], table);
      titles[i] = std::move(text.title);
      articles[i].body = std::move(text.body);
      readings[i] = ArticleReading();
    }
  });
  return titles;
}

}  // namespace samestory
