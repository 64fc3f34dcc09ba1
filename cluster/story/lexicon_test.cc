#include "cluster/story/lexicon.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cluster/story/background.h"
#include "cluster/story/term_lists.h"
#include "cluster/text/tokens.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

uint32_t Word(absl::string_view word) {
  return Background::KeyOf(HashToken(word));
}

// The name of the language of a text; "" if none is known.
std::string LanguageOf(absl::string_view text) {
  std::map<uint32_t, uint16_t> counts;
  for (const Token& token : Tokenize(text)) {
    ++counts[Background::KeyOf(token.hash)];
  }
  std::vector<uint32_t> terms;
  std::vector<uint16_t> values;
  for (const auto& [term, count] : counts) {
    terms.push_back(term);
    values.push_back(count);
  }
  const Lexicon& lexicon = Lexicon::Shipped();
  const auto language = lexicon.LanguageOf({terms, values});
  return language.has_value() ? std::string(lexicon.language(*language)) : "";
}

TEST(LexiconTest, TellsLanguagesByTheirWords) {
  const struct {
    const char* language;
    const char* text;
  } kCases[] = {
      {"de",
       "Die Ministerin ist am Montag in der Hauptstadt gelandet und hat "
       "mit den Nachbarn \u00fcber die Waffenruhe gesprochen."},
      {"es",
       "La ministra aterriz\u00f3 el lunes en la capital y habl\u00f3 "
       "con los vecinos de la tregua."},
      {"fr",
       "La ministre a atterri lundi dans la capitale et a parl\u00e9 "
       "avec les voisins de la tr\u00eave."},
      {"tr",
       "Bakan pazartesi g\u00fcn\u00fc ba\u015fkente geldi ve "
       "kom\u015fularla ate\u015fkes i\u00e7in g\u00f6r\u00fc\u015ft\u00fc."},
      {"ru",
       "\u041c\u0438\u043d\u0438\u0441\u0442\u0440 "
       "\u043f\u0440\u0438\u0431\u044b\u043b \u0432 "
       "\u0441\u0442\u043e\u043b\u0438\u0446\u0443 \u0432 "
       "\u043f\u043e\u043d\u0435\u0434\u0435\u043b\u044c\u043d\u0438\u043a."},
      {"", "Zorva blik mulda quorla treb unta."},
      {"", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(LanguageOf(c.text), c.language);
}

TEST(LexiconTest, AWordMayBeOfSeveralLanguages) {
  std::vector<std::string> languages;
  const Lexicon& lexicon = Lexicon::Shipped();
  for (const WordUse& use : lexicon.UsesOf(Word("der"))) {
    languages.emplace_back(lexicon.language(use.language));
    if (languages.back() == "de") {
      EXPECT_GT(ShareOf(use), kFixedOne * 9 / 10);
    }
  }
  EXPECT_THAT(languages, testing::IsSupersetOf({"da", "de", "nb"}));
  EXPECT_THAT(lexicon.UsesOf(Word("xyzzyx")), IsEmpty());
}

std::string Encode(std::vector<WordUse> words) {
  return EncodeLexicon({"aa", "bb"}, std::move(words));
}

std::string File() {
  return Encode({{70000, 0, 40}, {5, 1, 300}, {5, 0, 10000}});
}

TEST(LexiconTest, AFileComesBackAsItWas) {
  const Lexicon lexicon = *Lexicon::Parse(File());
  ASSERT_EQ(lexicon.languages(), 2u);
  EXPECT_EQ(lexicon.language(1), "bb");
  std::vector<int> counts;
  for (const WordUse& use : lexicon.UsesOf(5)) counts.push_back(use.count);
  EXPECT_THAT(counts, ElementsAre(10000, 300));
  EXPECT_EQ(lexicon.UsesOf(70000).size(), 1u);
  EXPECT_THAT(lexicon.UsesOf(6), IsEmpty());
}

TEST(LexiconTest, ABrokenFileIsRefused) {
  const std::string file = File();
  for (size_t size = 0; size < file.size(); ++size) {
    EXPECT_FALSE(Lexicon::Parse(file.substr(0, size)).ok()) << size;
  }
  EXPECT_THAT(Lexicon::Parse(file + "x").status().message(),
              HasSubstr("broken at byte"));
  for (const std::vector<WordUse>& words : {std::vector<WordUse>{{5, 2, 1}},
                                            {{5, 0, 10001}},
                                            {{5, 0, 1}, {5, 0, 1}}}) {
    EXPECT_FALSE(Lexicon::Parse(Encode(words)).ok())
        << words[0].language << " " << words[0].count;
  }
}

}  // namespace
}  // namespace samestory
