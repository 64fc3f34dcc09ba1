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
#include "cluster/text/source_key.h"

namespace samestory {
namespace {

// What is known of an article before it is cleaned.
struct Reading {
  std::string source;
  BoilerplateUnits units;
};

std::vector<Reading> ReadAll(absl::Span<const Article> articles, int threads) {
  std::vector<Reading> readings(articles.size());
  ParallelFor(articles.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const Article& article = articles[i];
      Reading& reading = readings[i];
      reading.source = SourceKey(article);
      reading.units = ReadUnits(reading.source, article.body, article.title);
    }
  });
  return readings;
}

// Counts all articles, `copy_groups` telling which are copies of each other.
BoilerplateTable Learn(absl::Span<const Reading> readings,
                       const std::vector<uint32_t>& copy_groups, int threads) {
  BoilerplateCounter counter;
  for (size_t i = 0; i < readings.size(); ++i) {
    counter.Add(readings[i].source, copy_groups[i], readings[i].units);
  }
  return counter.Finish(threads);
}

// The articles in which `table` finds something to remove, in an order that
// does not depend on reading. The units of the others stay: once copies count
// as one, a source has fewer articles and its bar may be lower.
std::vector<uint32_t> Touched(absl::Span<const Article> articles,
                              const BoilerplateTable& table,
                              absl::Span<const Reading> readings, int threads) {
  std::vector<uint8_t> is_touched(articles.size());
  ParallelFor(articles.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const Article& article = articles[i];
      const std::string& source = readings[i].source;
      is_touched[i] =
          table.Touches(source, readings[i].units) &&
          (table.Remove(source, article.body) != article.body ||
           table.RemoveFromTitle(source, article.title) != article.title);
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

// What every source repeats.
absl::StatusOr<BoilerplateTable> LearnBoilerplate(
    absl::Span<const Article> articles, const BatchCleanerOptions& options,
    absl::Span<const Reading> readings) {
  std::vector<uint32_t> copy_groups(articles.size());
  std::iota(copy_groups.begin(), copy_groups.end(), 0);
  const BoilerplateTable repeated =
      Learn(readings, copy_groups, options.threads);
  const std::vector<uint32_t> touched =
      Touched(articles, repeated, readings, options.threads);
  if (repeated.size() == 0) return repeated;
  SAMESTORY_RETURN_IF_ERROR(
      GroupSome(articles, touched, options, &copy_groups));
  return Learn(readings, copy_groups, options.threads);
}

}  // namespace

absl::StatusOr<std::vector<std::string>> CleanBatch(
    absl::Span<Article> articles, const BatchCleanerOptions& options) {
  std::vector<Reading> readings(articles.size());
  BoilerplateTable table;
  if (options.remove_boilerplate) {
    readings = ReadAll(articles, options.threads);
    SAMESTORY_ASSIGN_OR_RETURN(table,
                               LearnBoilerplate(articles, options, readings));
  }
  CleanOptions clean;
  clean.remove_boilerplate = options.remove_boilerplate;
  const BoilerplateTable nothing;
  std::vector<std::string> titles(articles.size());
  ParallelFor(articles.size(), options.threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const bool touched = table.Touches(readings[i].source, readings[i].units);
      CleanText text =
          CleanArticle(articles[i], touched ? table : nothing, clean);
      titles[i] = std::move(text.title);
      articles[i].body = std::move(text.body);
    }
  });
  return titles;
}

}  // namespace samestory
