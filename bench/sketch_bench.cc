// Copies, from shingle hashes on: sketches, bands, groups.
//
//   bazel run -c opt //bench:sketch_bench -- --benchmark_filter=Sketch
//
// items_per_second counts shingles, but for BM_GroupCopies: articles. Texts
// are synthetic (cluster/sketch/synthetic_sets.h): 40 % of the articles are
// copies, with edits of 0 to 10 % of the words.

#include <cstdint>
#include <utility>
#include <vector>

#include "base/hashing.h"
#include "benchmark/benchmark.h"
#include "cluster/dedup/grouping.h"
#include "cluster/sketch/banding.h"
#include "cluster/sketch/minhash.h"
#include "cluster/sketch/similarity.h"
#include "cluster/sketch/synthetic_sets.h"
#include "hwy/highway.h"

namespace samestory {
namespace {

void BM_MixHash(benchmark::State& state) {
  const ShingleVector hashes = SyntheticSource(1).Shingles(4096);
  for (auto _ : state) {
    uint64_t sum = 0;
    for (const uint64_t hash : hashes) sum += MixHash(hash);
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * hashes.size());
}
BENCHMARK(BM_MixHash);

void Sketches(benchmark::State& state, SketchMethod method) {
  SketchOptions options;
  options.method = method;
  const Sketcher sketcher = *Sketcher::Create(options);
  const ShingleVector set = SyntheticSource(1).Shingles(state.range(0));
  std::vector<uint32_t> slots(sketcher.num_slots());
  for (auto _ : state) {
    sketcher.MakeInto(set, absl::MakeSpan(slots));
    benchmark::DoNotOptimize(slots.data());
  }
  state.SetItemsProcessed(state.iterations() * set.size());
  state.SetComplexityN(state.range(0));
}

void BM_SketchWalk(benchmark::State& state) {
  Sketches(state, SketchMethod::kSlotWalk);
}
BENCHMARK(BM_SketchWalk)
    ->Arg(20)
    ->Arg(50)
    ->Arg(100)
    ->Arg(200)
    ->Arg(400)
    ->Arg(1000)
    ->Arg(5000)
    ->Complexity();

// On a CPU without any of the vector instructions we know.
void BM_SketchWalkWithoutSimd(benchmark::State& state) {
  hwy::SetSupportedTargetsForTest(HWY_SCALAR);
  hwy::GetChosenTarget().Update(HWY_SCALAR);
  Sketches(state, SketchMethod::kSlotWalk);
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}
BENCHMARK(BM_SketchWalkWithoutSimd)->Arg(20)->Arg(100)->Arg(400)->Arg(5000);

void BM_SketchPermutations(benchmark::State& state) {
  Sketches(state, SketchMethod::kPermutations);
}
BENCHMARK(BM_SketchPermutations)->Arg(20)->Arg(100)->Arg(400)->Arg(5000);

void BM_BandKeys(benchmark::State& state) {
  const Sketcher sketcher = *Sketcher::Create({});
  const Banding banding = *ChooseBanding(.7, sketcher.num_slots());
  const Sketch sketch = sketcher.Make(SyntheticSource(1).Shingles(400));
  for (auto _ : state) {
    uint64_t sum = 0;
    for (int band = 0; band < banding.bands; ++band) {
      sum += BandKey(banding, sketch.slots, band);
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * banding.bands);
}
BENCHMARK(BM_BandKeys);

// A set and a part of it, every range(1)-th shingle.
void BM_CountOverlap(benchmark::State& state) {
  const ShingleVector set = SyntheticSource(1).Shingles(state.range(0));
  ShingleVector part;
  for (size_t i = 0; i < set.size(); i += state.range(1))
    part.push_back(set[i]);
  for (auto _ : state) benchmark::DoNotOptimize(CountOverlap(part, set));
  state.SetItemsProcessed(state.iterations() * (part.size() + set.size()));
}
BENCHMARK(BM_CountOverlap)->ArgsProduct({{400, 5000}, {1, 8, 16, 31, 33, 64}});

std::vector<ShingleVector> MakeArticles(size_t count) {
  SyntheticSource source(1);
  std::vector<ShingleVector> sets;
  WordSequence words;
  while (sets.size() < count) {
    const bool is_copy = !sets.empty() && source.Below(10) < 4;
    if (is_copy) {
      const double rate = static_cast<double>(source.Below(100)) / 1000;
      sets.push_back(ShinglesOf(source.Edit(words, rate)));
    } else {
      words = source.Words(204 + source.Below(400));
      sets.push_back(ShinglesOf(words));
    }
  }
  return sets;
}

// Groups `sets` over and over.
void Group(benchmark::State& state, const std::vector<ShingleVector>& sets,
           double containment, int threads = 1) {
  std::vector<DedupInput> inputs(sets.size());
  for (size_t i = 0; i < sets.size(); ++i) inputs[i] = {sets[i], i};
  DedupOptions options;
  options.containment_threshold = containment;
  GroupingCounters counters;
  for (auto _ : state) {
    counters = GroupCopies(inputs, options, threads)->counters;
  }
  state.SetItemsProcessed(state.iterations() * sets.size());
  state.SetComplexityN(state.range(0));
  state.counters["largest_group"] = static_cast<double>(counters.largest_group);
  state.counters["pairs_verified"] =
      static_cast<double>(counters.pairs_verified);
  state.counters["over_max_candidates"] =
      static_cast<double>(counters.articles_over_max_candidates);
}

void BM_GroupCopies(benchmark::State& state) {
  Group(state, MakeArticles(state.range(0)), .9);
}
BENCHMARK(BM_GroupCopies)
    ->RangeMultiplier(10)
    ->Range(1000, 100000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

void BM_GroupCopiesByJaccardOnly(benchmark::State& state) {
  Group(state, MakeArticles(state.range(0)), 0);
}
BENCHMARK(BM_GroupCopiesByJaccardOnly)
    ->RangeMultiplier(10)
    ->Range(1000, 100000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

void BM_GroupCopiesByThreads(benchmark::State& state) {
  Group(state, MakeArticles(state.range(0)), .9,
        static_cast<int>(state.range(1)));
}
BENCHMARK(BM_GroupCopiesByThreads)
    ->ArgsProduct({{100000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

// Input made to break a grouping. Each is to take at most three times what
// BM_GroupCopies takes for as many articles.

// One body, and a few words of its own in each text.
void BM_GroupOneBody(benchmark::State& state) {
  SyntheticSource source(1);
  const WordSequence body = source.Words(400);
  std::vector<ShingleVector> sets;
  for (int64_t i = 0; i < state.range(0); ++i) {
    sets.push_back(ShinglesOf(Concatenate({body, source.Words(3)})));
  }
  Group(state, sets, .9);
}
BENCHMARK(BM_GroupOneBody)->Arg(100000)->Unit(benchmark::kMillisecond);

void BM_GroupOneShingleTexts(benchmark::State& state) {
  SyntheticSource source(1);
  std::vector<ShingleVector> sets;
  for (int64_t i = 0; i < state.range(0); ++i) {
    sets.push_back(source.Shingles(1));
  }
  Group(state, sets, .9);
}
BENCHMARK(BM_GroupOneShingleTexts)->Arg(100000)->Unit(benchmark::kMillisecond);

void BM_GroupEmptyTexts(benchmark::State& state) {
  Group(state, std::vector<ShingleVector>(state.range(0)), .9);
}
BENCHMARK(BM_GroupEmptyTexts)->Arg(100000)->Unit(benchmark::kMillisecond);

// Ten forms; range(1) % of each text are the form's, the rest its own.
void BM_GroupFilledInForms(benchmark::State& state) {
  SyntheticSource source(1);
  std::vector<WordSequence> forms;
  for (int i = 0; i < 10; ++i)
    forms.push_back(source.Words(4 * state.range(1)));
  std::vector<ShingleVector> sets;
  for (int64_t i = 0; i < state.range(0); ++i) {
    sets.push_back(ShinglesOf(
        Concatenate({forms[i % 10], source.Words(400 - 4 * state.range(1))})));
  }
  Group(state, sets, .9);
}
BENCHMARK(BM_GroupFilledInForms)
    ->ArgsProduct({{100000}, {40, 60, 75, 81, 95}})  // 81: Jaccard .68
    ->Unit(benchmark::kMillisecond);

// Texts of range(1) words and a tail of 60 that all have. After 13 words the
// Jaccard of any two is .68.
void BM_GroupStandingTail(benchmark::State& state) {
  SyntheticSource source(1);
  const WordSequence tail = source.Words(60);
  std::vector<ShingleVector> sets;
  for (int64_t i = 0; i < state.range(0); ++i) {
    sets.push_back(
        ShinglesOf(Concatenate({source.Words(state.range(1)), tail})));
  }
  Group(state, sets, .9);
}
BENCHMARK(BM_GroupStandingTail)
    ->ArgsProduct({{100000}, {13, 340}})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace samestory
