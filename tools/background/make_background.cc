// Makes cluster/story/background.bin, the table of document frequencies:
//
//   zcat articles.jsonl.gz | bazel run //tools/background:make_background --
//       $PWD/cluster/story/background.bin
//
// Reads one JSON object a line with `title` and `text`, counts in how many
// articles each term is, and keeps terms by the limits below. What it writes
// holds hashes and counts, no text.

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "cluster/story/background.h"
#include "cluster/story/evidence.h"
#include "simdjson.h"

namespace samestory {
namespace {

// A term is kept if at least so many articles have it. Words decide most;
// a pair of words that is rare here is no likelier to be common elsewhere.
struct Limit {
  Channel channel;
  uint32_t least;
};
constexpr Limit kLimits[] = {
    {Channel::kWords, 2},     {Channel::kBigrams, 20},
    {Channel::kNames, 4},     {Channel::kNumbers, 4},
    {Channel::kOrdinals, 4},  {Channel::kOrdinalNouns, 4},
    {Channel::kDates, 4},     {Channel::kCounts, 4},
    {Channel::kCountNouns, 4}};

using Counts = absl::flat_hash_map<uint32_t, uint32_t>;  // by key

absl::string_view Field(simdjson::dom::element record, const char* name) {
  std::string_view value;
  if (record[name].get(value) != simdjson::SUCCESS) return "";
  return absl::string_view(value.data(), value.size());
}

void CountArticle(const Evidence& evidence, std::vector<Counts>* counts) {
  for (const Limit& limit : kLimits) {
    Counts& channel = (*counts)[static_cast<size_t>(limit.channel)];
    for (const TermCount& term : evidence[limit.channel]) ++channel[term.term];
  }
}

std::vector<BackgroundCount> KeepCommon(const std::vector<Counts>& counts) {
  std::vector<BackgroundCount> kept;
  for (const Limit& limit : kLimits) {
    const size_t before = kept.size();
    for (const auto& term : counts[static_cast<size_t>(limit.channel)]) {
      if (term.second < limit.least) continue;
      kept.push_back({term.first, term.second});
    }
    std::cerr << "channel " << static_cast<int>(limit.channel) << ": "
              << kept.size() - before << " of "
              << counts[static_cast<size_t>(limit.channel)].size()
              << " terms\n";
  }
  std::sort(kept.begin(), kept.end(),
            [](const BackgroundCount& x, const BackgroundCount& y) {
              return x.key != y.key ? x.key < y.key : x.count > y.count;
            });
  // Of two terms with one key the commoner stays.
  kept.erase(
      std::unique(kept.begin(), kept.end(),
                  [](const BackgroundCount& x, const BackgroundCount& y) {
                    return x.key == y.key;
                  }),
      kept.end());
  return kept;
}

int Run(const char* path) {
  std::vector<Counts> counts(kChannels);
  uint32_t articles = 0;
  simdjson::dom::parser parser;
  for (std::string line; std::getline(std::cin, line);) {
    simdjson::dom::element record;
    if (parser.parse(line).get(record) != simdjson::SUCCESS) {
      std::cerr << "line " << articles + 1 << " is not JSON\n";
      return 1;
    }
    CountArticle(ExtractEvidence(Field(record, "title"), Field(record, "text")),
                 &counts);
    ++articles;
  }
  const std::vector<BackgroundCount> kept = KeepCommon(counts);
  std::ofstream out(path, std::ios::binary);
  out << EncodeBackground(articles, kept);
  std::cerr << articles << " articles, " << kept.size() << " terms, "
            << out.tellp() << " bytes\n";
  return out.flush() ? 0 : 1;
}

}  // namespace
}  // namespace samestory

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: make_background OUT < ARTICLES.jsonl\n";
    return 2;
  }
  return samestory::Run(argv[1]);
}
