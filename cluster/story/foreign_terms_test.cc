#include "cluster/story/foreign_terms.h"

#include <cmath>
#include <map>
#include <string>

#include "cluster/story/background.h"
#include "cluster/text/tokens.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The words of each text, counted.
TermLists Words(const std::vector<std::string>& texts) {
  TermLists lists(texts.size());
  for (uint32_t i = 0; i < texts.size(); ++i) {
    std::map<uint32_t, uint32_t> counts;
    for (const Token& token : Tokenize(texts[i])) {
      ++counts[Background::KeyOf(token.hash)];
    }
    std::vector<TermCount> terms;
    for (const auto& term : counts) terms.push_back({term.first, term.second});
    lists.Append(i, terms);
  }
  return lists;
}

ForeignDocuments Foreign(const TermLists& lists) {
  std::vector<WordCounts> counts(lists.size());
  for (uint32_t i = 0; i < lists.size(); ++i) {
    const TermList list = lists.of(i);
    counts[i].different = static_cast<uint32_t>(list.size());
    for (size_t k = 0; k < list.size(); ++k) {
      counts[i].all += list.values[k];
      counts[i].known += Background::Shipped().CountOf(list.terms[k]) > 0;
    }
  }
  return FindForeign(counts, [&](uint32_t i) { return lists.of(i); });
}

ForeignTerms Terms(const TermLists& lists, Fixed full_share) {
  return ForeignTerms([&lists](uint32_t i) { return lists.of(i); },
                      Foreign(lists), {full_share, /*are_words=*/false});
}

uint32_t Word(absl::string_view word) {
  return Background::KeyOf(HashToken(word));
}

constexpr char kEnglish[] =
    "The minister said that the talks would go on until the end of the week.";
constexpr char kSpanish[] =
    "La ministra aterriz\u00f3 en la capital de la provincia y habl\u00f3 de "
    "la "
    "tregua con los vecinos de la regi\u00f3n, seg\u00fan fuentes de la "
    "delegaci\u00f3n.";

TEST(ForeignTermsTest, OnlyWhatTheBackgroundHardlyKnowsIsForeign) {
  const ForeignDocuments foreign = Foreign(Words({kEnglish, kSpanish, ""}));
  EXPECT_THAT(foreign.documents, ElementsAre(1));
  EXPECT_EQ(foreign.words, 25u);
}

TEST(ForeignTermsTest, WhatIsSaidAllTheTimeIsNoContent) {
  const TermLists words = Words(std::vector<std::string>(5, kSpanish));
  const ForeignTerms terms = Terms(words, kFixedOne / 6);
  EXPECT_LT(*terms.IdfOf(Word("la")), kFixedOne / 8);
  EXPECT_FALSE(terms.IdfOf(Word("tregua")).has_value());
  EXPECT_FALSE(terms.IdfOf(Word("said")).has_value());
}

// By how often they are said these two sentences tell "la" and "de" alone.
TEST(ForeignTermsTest, TheLexiconKnowsTheWordsOfItsLanguages) {
  const TermLists words = Words({kSpanish, kSpanish});
  const ForeignTerms terms([&](uint32_t i) { return words.of(i); },
                           Foreign(words), {kFixedOne / 50, true});
  EXPECT_LT(*terms.IdfOf(Word("con")), kFixedOne / 8);
  EXPECT_LT(*terms.IdfOf(Word("seg\u00fan")), 2 * kFixedOne);
  EXPECT_LT(*terms.IdfOf(Word("ministra")), 6 * kFixedOne);
  EXPECT_GT(*terms.IdfOf(Word("ministra")), 2 * kFixedOne);
  EXPECT_FALSE(terms.IdfOf(Word("aterriz\u00f3")).has_value());
}

// Their times are those of the documents of no known language alone.
TEST(ForeignTermsTest, LanguagesMayBeMixed) {
  const std::string zorva = "zorva zorva zorva zorva zorva zorva zorva blik";
  const TermLists words = Words({kSpanish, zorva, kSpanish, zorva});
  const ForeignDocuments foreign = Foreign(words);
  EXPECT_EQ(foreign.documents.size(), 4u);
  EXPECT_EQ(foreign.others, 2u);
  EXPECT_EQ(foreign.words_of_others, 16u);
  const ForeignTerms terms([&](uint32_t i) { return words.of(i); }, foreign,
                           {kFixedOne / 50, true});
  // In every other article.
  EXPECT_NEAR(*terms.IdfOf(Word("con")) / 65536., std::log(2), .1);
  EXPECT_NEAR(*terms.IdfOf(Word("zorva")) / 65536., std::log(2), .1);
  EXPECT_FALSE(terms.IdfOf(Word("blik")).has_value());
}

TEST(ForeignTermsTest, InALargeBatchTheCountsDecide) {
  std::vector<std::string> texts(300, "zorva blik");
  for (int i = 0; i < 150; ++i) texts[i] += " mulda";
  const TermLists words = Words(texts);
  const ForeignTerms terms = Terms(words, 0);
  EXPECT_NEAR(DoubleFromFixed(*terms.IdfOf(Word("mulda"))),
              -std::log(144. / 600), .001);
}

TEST(ForeignTermsTest, ManyDocumentsAreSampled) {
  const TermLists words = Words(std::vector<std::string>(9000, "zorva blik"));
  const ForeignDocuments foreign = Foreign(words);
  EXPECT_GT(foreign.documents.size(), 1500u);
  EXPECT_LE(foreign.documents.size(), 2000u);
}

TEST(ForeignTermsTest, ABatchInAKnownLanguageHasNone) {
  const TermLists words = Words({kEnglish});
  const ForeignDocuments foreign = Foreign(words);
  EXPECT_THAT(foreign.documents, IsEmpty());
  EXPECT_TRUE(Terms(words, kFixedOne / 100).empty());
}

}  // namespace
}  // namespace samestory
