// Copies are found in any script, however their letters are encoded.

#include <functional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "cluster/pipeline.h"
#include "cluster/stories.h"
#include "cluster/text/article.h"
#include "gtest/gtest.h"
#include "tests/testutil/status_matchers.h"

namespace samestory {
namespace {

using Units = std::vector<std::string>;  // what shingles count: words, letters
using MakeUnit = std::function<std::string(std::mt19937&)>;

std::string Utf8(char32_t c) {
  std::string bytes;
  if (c < 0x800) {
    bytes += static_cast<char>(0xc0 | c >> 6);
  } else {
    bytes += static_cast<char>(0xe0 | c >> 12);
    bytes += static_cast<char>(0x80 | (c >> 6 & 0x3f));
  }
  bytes += static_cast<char>(0x80 | (c & 0x3f));
  return bytes;
}

std::string EnglishWord(std::mt19937& random) {
  std::string word;
  for (int i = 0; i < 4; ++i) word += static_cast<char>('a' + random() % 26);
  return word + " ";
}

std::string ChineseCharacter(std::mt19937& random) {
  return Utf8(0x4e00 + random() % 3000);
}

std::string ThaiCharacter(std::mt19937& random) {
  return Utf8(0x0e01 + random() % 40);
}

std::string RussianWord(std::mt19937& random) {
  std::string word;
  for (int i = 0; i < 4; ++i) word += Utf8(0x430 + random() % 32);
  return word + " ";
}

std::string MixedUnit(std::mt19937& random) {
  return random() % 2 == 0 ? EnglishWord(random) : ChineseCharacter(random);
}

Units MakeUnits(int count, const MakeUnit& make, std::mt19937& random) {
  Units units;
  for (int i = 0; i < count; ++i) units.push_back(make(random));
  return units;
}

// A copy with one in `every` of its units replaced.
Units Edit(Units units, unsigned every, const MakeUnit& make,
           std::mt19937& random) {
  for (std::string& unit : units) {
    if (random() % every == 0) unit = make(random);
  }
  return units;
}

std::string TextOf(const Units& units) {
  std::string text;
  for (size_t i = 0; i < units.size(); ++i) {
    absl::StrAppend(&text, units[i], i % 20 == 19 ? "\n" : "");
  }
  return text;
}

// The share of pairs of texts that are one group.
double ShareGrouped(
    const std::vector<std::pair<std::string, std::string>>& pairs) {
  PipelineOptions options;
  options.find_stories = false;
  absl::StatusOr<StoryBuilder> builder = StoryBuilder::Create(options);
  EXPECT_OK(builder);
  for (const auto& pair : pairs) {
    for (const std::string& body : {pair.first, pair.second}) {
      Article article;
      article.id = absl::StrCat(builder->articles().size());
      article.body = body;
      EXPECT_OK(builder->Add(article));
    }
  }
  const absl::StatusOr<Stories> stories = builder->Finish();
  EXPECT_OK(stories);
  int grouped = 0;
  for (size_t i = 0; i < pairs.size(); ++i) {
    grouped += stories->placements[2 * i].canonical ==
               stories->placements[2 * i + 1].canonical;
  }
  return static_cast<double>(grouped) / static_cast<double>(pairs.size());
}

double RecallOfEdits(const MakeUnit& make, unsigned every) {
  std::mt19937 random(7);
  std::vector<std::pair<std::string, std::string>> pairs;
  for (int i = 0; i < 1000; ++i) {
    const Units units = MakeUnits(300, make, random);
    pairs.emplace_back(TextOf(units), TextOf(Edit(units, every, make, random)));
  }
  return ShareGrouped(pairs);
}

TEST(ScriptPropertyTest, EditedCopiesAreFoundAsOftenAsInEnglish) {
  const struct {
    const char* name;
    MakeUnit make;
  } kScripts[] = {{"Chinese", ChineseCharacter},
                  {"Thai", ThaiCharacter},
                  {"Russian", RussianWord},
                  {"mixed", MixedUnit}};
  for (const unsigned every : {100u, 50u}) {
    const double english = RecallOfEdits(EnglishWord, every);
    EXPECT_GE(english, .97);
    for (const auto& script : kScripts) {
      EXPECT_NEAR(RecallOfEdits(script.make, every), english, .02)
          << script.name << ", one in " << every;
    }
  }
}

TEST(ScriptPropertyTest, TheSameLettersInAnotherFormAreTheSameText) {
  const struct {
    const char* letter;
    const char* other_form;
  } kForms[] = {
      {"\u00e9", "e\u0301"},       // composed, decomposed
      {"a", "A"},                  // case
      {"o", "\uff4f"},             // wide
      {"n", "n\u200b"},            // a zero-width space inside a word
      {"s", "s\u00ad"},            // a soft hyphen
      {"\uac00", "\u1100\u1161"},  // Hangul, its parts
  };
  std::mt19937 random(9);
  for (const auto& form : kForms) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (int i = 0; i < 50; ++i) {
      const std::string text =
          absl::StrReplaceAll(TextOf(MakeUnits(60, EnglishWord, random)),
                              {{"e", "\u00e9"}, {"h", "\uac00"}});
      pairs.emplace_back(
          text, absl::StrReplaceAll(text, {{form.letter, form.other_form}}));
    }
    EXPECT_EQ(ShareGrouped(pairs), 1) << form.other_form;
  }
}

TEST(ScriptPropertyTest, BytesThatAreNoTextHideNoCopy) {
  std::mt19937 random(11);
  std::vector<std::pair<std::string, std::string>> pairs;
  for (int i = 0; i < 200; ++i) {
    const std::string text = TextOf(MakeUnits(300, EnglishWord, random));
    std::string broken = text;
    for (int at = 0; at < 3; ++at) {
      broken[random() % broken.size()] = static_cast<char>(0xff);
    }
    pairs.emplace_back(text, broken);
  }
  EXPECT_GE(ShareGrouped(pairs), .99);
}

}  // namespace
}  // namespace samestory
