// The text room: bytes per second of each step, on made-up English of news
// length (2.8 KB, 500 words), with and without curly quotes, and on Cyrillic
// and Chinese.

#include <random>
#include <string>

#include "benchmark/benchmark.h"
#include "cluster/text/article.h"
#include "cluster/text/boilerplate.h"
#include "cluster/text/clean.h"
#include "cluster/text/sentences.h"
#include "cluster/text/shingles.h"
#include "cluster/text/tokens.h"
#include "cluster/text/unicode.h"
#include "cluster/text/units.h"
#include "cluster/text/words.h"

namespace samestory {
namespace {

enum Kind { kAscii, kQuotes, kCyrillic, kChinese };

// One letter of the alphabet of `kind`.
std::string Letter(Kind kind, uint32_t random) {
  if (kind == kCyrillic) {
    return std::string("\xd0") + static_cast<char>(0xb0 + random % 15);
  }
  if (kind == kChinese) {
    return {'\xe4', static_cast<char>(0xb8 + random % 8),
            static_cast<char>(0x80 + random % 64)};
  }
  return std::string(1, static_cast<char>('a' + random % 26));
}

// `words` words of 2 to 9 letters in sentences of 20, lines of 40.
std::string MakeText(Kind kind, int words) {
  std::mt19937 random(1);
  std::string text;
  for (int i = 0; i < words; ++i) {
    if (kind == kQuotes && i % 20 == 0) text += "\u201c";
    for (uint32_t n = 2 + random() % 8; n > 0; --n) {
      text += Letter(kind, random());
    }
    if (kind == kQuotes && i % 10 == 0) text += "\u2019s";
    text += i % 40 == 39 ? ".\n" : i % 20 == 19 ? ". " : " ";
    if (i % 20 == 19 && kind < kCyrillic)
      text += static_cast<char>('A' + i % 26);
  }
  return text;
}

constexpr int kNewsWords = 500;

template <typename Step>
void Run(benchmark::State& state, const std::string& text, Step step) {
  for (auto _ : state) benchmark::DoNotOptimize(step(text));
  state.SetBytesProcessed(state.iterations() *
                          static_cast<int64_t>(text.size()));
}

std::string TextOf(const benchmark::State& state) {
  return MakeText(static_cast<Kind>(state.range(0)), kNewsWords);
}

void BM_RepairUtf8(benchmark::State& state) {
  Run(state, TextOf(state), [](const std::string& t) { return RepairUtf8(t); });
}

void BM_FoldText(benchmark::State& state) {
  Run(state, TextOf(state), [](const std::string& t) { return FoldText(t); });
}

void BM_FindWords(benchmark::State& state) {
  Run(state, TextOf(state), [](const std::string& t) { return FindWords(t); });
}

void BM_SplitSentences(benchmark::State& state) {
  Run(state, TextOf(state),
      [](const std::string& t) { return SplitSentences(t); });
}

void BM_Tokenize(benchmark::State& state) {
  Run(state, TextOf(state), [](const std::string& t) { return Tokenize(t); });
}

void BM_MakeShingles(benchmark::State& state) {
  Run(state, TextOf(state),
      [](const std::string& t) { return MakeShingles(t, "", 5); });
}

void BM_CleanArticle(benchmark::State& state) {
  Article article;
  article.title = "Envoy returns";
  article.body = TextOf(state);
  const BoilerplateTable table;
  Run(state, article.body, [&](const std::string&) {
    return CleanArticle(article, table, CleanOptions());
  });
}

void BM_ReadUnits(benchmark::State& state) {
  const std::string text = TextOf(state);
  Run(state, text, [](const std::string& t) { return ReadUnits(t, ""); });
}

// Shingling is linear in the length of the text.
void BM_MakeShinglesByWords(benchmark::State& state) {
  const std::string text = MakeText(kAscii, static_cast<int>(state.range(0)));
  Run(state, text, [](const std::string& t) { return MakeShingles(t, "", 5); });
  state.SetComplexityN(state.range(0));
}

BENCHMARK(BM_RepairUtf8)->DenseRange(kAscii, kChinese);
BENCHMARK(BM_FoldText)->DenseRange(kAscii, kChinese);
BENCHMARK(BM_FindWords)->DenseRange(kAscii, kChinese);
BENCHMARK(BM_MakeShingles)->DenseRange(kAscii, kChinese);
BENCHMARK(BM_SplitSentences)->DenseRange(kAscii, kChinese);
BENCHMARK(BM_Tokenize)->DenseRange(kAscii, kChinese);
BENCHMARK(BM_CleanArticle)->DenseRange(kAscii, kChinese);
BENCHMARK(BM_ReadUnits)->DenseRange(kAscii, kChinese);
BENCHMARK(BM_MakeShinglesByWords)
    ->RangeMultiplier(8)
    ->Range(64, 1 << 18)
    ->Complexity(benchmark::oN);

}  // namespace
}  // namespace samestory
