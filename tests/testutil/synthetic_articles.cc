#include "tests/testutil/synthetic_articles.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "base/hashing.h"

namespace samestory {
namespace {

constexpr int kSources = 40;
constexpr int kSentenceWords = 16;

// 2^15 words: about what a year of one newspaper uses more than once.
constexpr int kVocabularyBits = 15;

// A counter, mixed: every number of the sequence stands for itself.
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(MixHash(seed)) {}

  // One of 0 .. sides - 1.
  int Roll(int sides) {
    state_ = CombineHashes(state_, 1);
    return static_cast<int>(state_ % static_cast<uint64_t>(sides));
  }

 private:
  uint64_t state_;
};

// The word of a rank: three syllables, different for every rank below 2^16.
std::string WordOfRank(int rank) {
  constexpr char kConsonants[] = "bdfgklmnprstvzhj";
  constexpr char kVowels[] = "aeiou";
  std::string word;
  int rest = rank;
  for (int syllable = 0; syllable < 3; ++syllable) {
    word += kConsonants[rest % 16];
    word += kVowels[rest / 16 % 5];
    rest /= 80;
  }
  return word;
}

// Zipf's law in steps: every power of two of ranks is as likely as the next.
std::string CommonWord(Dice& dice) {
  const int base = 1 << dice.Roll(kVocabularyBits);
  return WordOfRank(base + dice.Roll(base));
}

// Anything, evenly: rare in the language.
std::string RareWord(Dice& dice) {
  return WordOfRank(dice.Roll(1 << kVocabularyBits));
}

std::string Capitalised(std::string word) {
  word[0] = absl::ascii_toupper(static_cast<unsigned char>(word[0]));
  return word;
}

// What the reports of one story share.
struct Plot {
  std::vector<std::string> details;
  absl::Time start;
};

Plot MakePlot(Dice dice) {
  Plot plot;
  for (int i = 0; i < 8; ++i) {
    plot.details.push_back(Capitalised(RareWord(dice)));
  }
  for (int i = 0; i < 4; ++i)
    plot.details.push_back(absl::StrCat(dice.Roll(1000)));
  for (int i = 0; i < 28; ++i) plot.details.push_back(RareWord(dice));
  plot.start =
      absl::FromCivil(absl::CivilDay(2024, 1, 1), absl::UTCTimeZone()) +
      absl::Hours(dice.Roll(300 * 24));
  return plot;
}

// One word in four belongs to the story.
std::vector<std::string> MakeWords(const Plot& plot, int count, Dice& dice) {
  std::vector<std::string> words;
  for (int i = 0; i < count; ++i) {
    const bool detail = dice.Roll(4) == 0;
    words.push_back(detail ? plot.details[dice.Roll(plot.details.size())]
                           : CommonWord(dice));
  }
  return words;
}

std::string JoinSentences(const std::vector<std::string>& words) {
  std::string text;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool first = i % kSentenceWords == 0;
    if (first && i > 0) text += ". ";
    if (!first) text += ' ';
    text += first ? Capitalised(words[i]) : words[i];
  }
  return text + ".";
}

// An article still in words, as copies need it.
struct Draft {
  std::vector<std::string> title, body;
};

Draft MakeReport(const Plot& plot, const SyntheticOptions& options,
                 Dice& dice) {
  Draft draft;
  draft.title = {plot.details[dice.Roll(8)], CommonWord(dice),
                 plot.details[dice.Roll(plot.details.size())], CommonWord(dice),
                 plot.details[dice.Roll(8)]};
  const int words = options.words / 2 + dice.Roll(options.words + 1);
  draft.body = MakeWords(plot, std::max(1, words), dice);
  return draft;
}

Draft MakeCopy(Draft draft, const SyntheticOptions& options, Dice& dice) {
  const int permille = dice.Roll(options.edited_permille + 1);
  for (std::string& word : draft.body) {
    if (dice.Roll(1000) < permille) word = RareWord(dice);
  }
  return draft;
}

Article Publish(const Draft& draft, const Plot& plot, int number, Dice& dice) {
  Article article;
  const std::string source = absl::StrCat("outlet", dice.Roll(kSources));
  article.id = absl::StrCat("synthetic-", number);
  article.url = absl::StrCat("https://", source, ".example/", number);
  article.source = source;
  article.title = Capitalised(absl::StrJoin(draft.title, " "));
  article.body = JoinSentences(draft.body);
  article.language = "en";
  article.published = plot.start + absl::Minutes(dice.Roll(48 * 60));
  return article;
}

}  // namespace

std::vector<SyntheticArticle> MakeSyntheticArticles(
    int count, const SyntheticOptions& options) {
  Dice dice(options.seed);
  const int stories = std::max(1, count / options.articles_per_story);
  std::vector<std::vector<int>> reports_of(stories);
  std::vector<Draft> drafts;
  std::vector<SyntheticArticle> news;
  for (int i = 0; i < count; ++i) {
    const int story = dice.Roll(stories);
    const Plot plot = MakePlot(Dice(CombineHashes(options.seed, story)));
    std::vector<int>& reports = reports_of[story];
    int copy_of = -1;
    if (!reports.empty() && dice.Roll(100) < options.copy_percent) {
      copy_of = reports[dice.Roll(reports.size())];
      drafts.push_back(MakeCopy(drafts[copy_of], options, dice));
    } else {
      drafts.push_back(MakeReport(plot, options, dice));
      reports.push_back(i);
    }
    news.push_back({Publish(drafts.back(), plot, i, dice), story, copy_of});
  }
  return news;
}

}  // namespace samestory
