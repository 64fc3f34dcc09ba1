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

// Counts all articles, `copy_groups` telling which are copies of each other.
BoilerplateTable Learn(absl::Span<const Article> articles,
                       const std::vector<uint32_t>& copy_groups, int threads) {
  std::vector<BoilerplateCounter> counters(threads);
  const size_t share = (articles.size() + threads - 1) / threads;
  ParallelFor(counters.size(), threads, [&](size_t begin, size_t end) {
    for (size_t c = begin; c < end; ++c) {
      for (size_t i = c * share; i < std::min(articles.size(), (c + 1) * share);
           ++i) {
        const std::string source = SourceKey(articles[i]);
        counters[c].Add(source, copy_groups[i], articles[i].body);
        counters[c].AddTitle(source, copy_groups[i], articles[i].title);
      }
    }
  });
  for (size_t c = 1; c < counters.size(); ++c) {
    counters[0].Merge(std::move(counters[c]));
  }
  return counters[0].Finish();
}

// The articles in which `table` finds something to remove, in an order that
// does not depend on reading.
std::vector<uint32_t> Touched(absl::Span<const Article> articles,
                              const BoilerplateTable& table, int threads) {
  std::vector<uint8_t> touched(articles.size());
  ParallelFor(articles.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const Article& article = articles[i];
      const std::string source = SourceKey(article);
      touched[i] =
          table.Remove(source, article.body) != article.body ||
          table.RemoveFromTitle(source, article.title) != article.title;
    }
  });
  std::vector<uint32_t> indices;
  for (uint32_t i = 0; i < touched.size(); ++i) {
    if (touched[i]) indices.push_back(i);
  }
  const std::vector<uint32_t> ranks = KeepRanks(articles, KeepPolicy());
  std::sort(indices.begin(), indices.end(),
            [&](uint32_t a, uint32_t b) { return ranks[a] < ranks[b]; });
  return indices;
}

// Marks the copies among `some` of the articles by one group each.
absl::Status GroupTouched(absl::Span<const Article> articles,
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

absl::StatusOr<BoilerplateTable> LearnBoilerplate(
    absl::Span<const Article> articles, const BatchCleanerOptions& options) {
  std::vector<uint32_t> copy_groups(articles.size());
  std::iota(copy_groups.begin(), copy_groups.end(), 0);
  BoilerplateTable table = Learn(articles, copy_groups, options.threads);
  if (table.size() == 0) return table;
  const std::vector<uint32_t> touched =
      Touched(articles, table, options.threads);
  SAMESTORY_RETURN_IF_ERROR(
      GroupTouched(articles, touched, options, &copy_groups));
  return Learn(articles, copy_groups, options.threads);
}

}  // namespace

absl::StatusOr<std::vector<std::string>> CleanBatch(
    absl::Span<Article> articles, const BatchCleanerOptions& options) {
  BoilerplateTable table;
  if (options.remove_boilerplate) {
    SAMESTORY_ASSIGN_OR_RETURN(table, LearnBoilerplate(articles, options));
  }
  CleanOptions clean;
  clean.remove_boilerplate = options.remove_boilerplate;
  std::vector<std::string> titles(articles.size());
  ParallelFor(articles.size(), options.threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      CleanText text = CleanArticle(articles[i], table, clean);
      titles[i] = std::move(text.title);
      articles[i].body = std::move(text.body);
    }
  });
  return titles;
}

}  // namespace samestory
