// The whole job, from articles in memory to stories, as it grows with their
// number; and what of it the stories cost beyond the copies.

#include <utility>
#include <vector>

#include "benchmark/benchmark.h"
#include "cluster/pipeline.h"
#include "cluster/text/article.h"
#include "tests/testutil/synthetic_articles.h"

namespace samestory {
namespace {

std::vector<Article> MakeArticles(int count) {
  std::vector<Article> articles;
  for (SyntheticArticle& made :
       MakeSyntheticArticles(count, SyntheticOptions())) {
    articles.push_back(std::move(made.article));
  }
  return articles;
}

size_t CountBytes(const std::vector<Article>& articles) {
  size_t bytes = 0;
  for (const Article& article : articles) {
    bytes += article.title.size() + article.body.size();
  }
  return bytes;
}

// range(0) articles on range(1) threads.
void RunPipeline(benchmark::State& state, bool find_stories) {
  const std::vector<Article> articles = MakeArticles(state.range(0));
  PipelineOptions options;
  options.threads = state.range(1);
  options.find_stories = find_stories;
  for (auto _ : state) {
    StoryBuilder builder = *StoryBuilder::Create(options);
    for (const Article& article : articles) (void)builder.Add(article);
    benchmark::DoNotOptimize(builder.Finish());
  }
  state.SetItemsProcessed(state.iterations() * articles.size());
  state.SetBytesProcessed(state.iterations() * CountBytes(articles));
  state.SetComplexityN(state.range(0));
}

void BM_Stories(benchmark::State& state) { RunPipeline(state, true); }
BENCHMARK(BM_Stories)
    ->ArgsProduct({{1000, 4000, 16000, 64000}, {1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Complexity();

void BM_StoriesByThreads(benchmark::State& state) { RunPipeline(state, true); }
BENCHMARK(BM_StoriesByThreads)
    ->ArgsProduct({{16000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void BM_Copies(benchmark::State& state) { RunPipeline(state, false); }
BENCHMARK(BM_Copies)
    ->ArgsProduct({{1000, 4000, 16000, 64000}, {1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Complexity();

}  // namespace
}  // namespace samestory
