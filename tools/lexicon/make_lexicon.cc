// Makes cluster/story/lexicon.bin, the words of many languages and how common
// they are:
//
//   tools/lexicon/word_frequencies.py > words.tsv
//   bazel run //tools/lexicon:make_lexicon -- $PWD/cluster/story/lexicon.bin
//       < words.tsv
//
// Reads lines of language, word and frequency (its share of all words), by
// language. What it writes holds hashes and counts, no words.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "cluster/story/evidence.h"
#include "cluster/story/lexicon.h"

namespace samestory {
namespace {

// Words of an article: with so many the shares are nearest to those that the
// background table has of English words.
constexpr double kArticleWords = 400;

// A word must be in so many of kLexiconArticles; docs/quality.md has what rarer
// ones would give.
constexpr uint32_t kLeastCount = 40;

using Frequencies = std::map<uint32_t, double>;  // by key

// What counts as several words for us counts for each of them.
void Add(absl::string_view word, double frequency, Frequencies* frequencies) {
  const Evidence evidence = ExtractEvidence("", word);
  for (const TermCount& term : evidence[Channel::kWords]) {
    (*frequencies)[term.term] += frequency * term.count;
  }
}

// Of a word that is the share `frequency` of all words.
uint32_t CountOf(double frequency) {
  const double share = 1 - std::exp(-kArticleWords * frequency);
  return static_cast<uint32_t>(std::lround(share * kLexiconArticles));
}

void AddWords(uint16_t language, const Frequencies& frequencies,
              std::vector<WordUse>* words) {
  for (const auto& [key, frequency] : frequencies) {
    const uint32_t count = CountOf(frequency);
    if (count < kLeastCount) continue;
    words->push_back({key, language, static_cast<uint16_t>(count)});
  }
}

int Run(const char* path) {
  std::map<std::string, Frequencies> languages;
  for (std::string line; std::getline(std::cin, line);) {
    const std::vector<std::string> fields = absl::StrSplit(line, '\t');
    double frequency = 0;
    if (fields.size() != 3 || !absl::SimpleAtod(fields[2], &frequency)) {
      std::cerr << "wants language, word, frequency, got " << line << "\n";
      return 1;
    }
    Add(fields[1], frequency, &languages[fields[0]]);
  }
  std::vector<std::string> names;
  std::vector<WordUse> words;
  for (const auto& [language, frequencies] : languages) {
    AddWords(static_cast<uint16_t>(names.size()), frequencies, &words);
    names.push_back(language);
  }
  std::ofstream out(path, std::ios::binary);
  out << EncodeLexicon(names, words);
  std::cerr << names.size() << " languages, " << words.size() << " words, "
            << out.tellp() << " bytes\n";
  return out.flush() ? 0 : 1;
}

}  // namespace
}  // namespace samestory

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: make_lexicon OUT < WORDS.tsv\n";
    return 2;
  }
  return samestory::Run(argv[1]);
}
