#include "cluster/text/sentences.h"

#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

using List = std::vector<std::string>;

List Split(const std::string& text) {
  List list;
  for (const absl::string_view sentence : SplitSentences(text)) {
    list.emplace_back(sentence);
  }
  return list;
}

TEST(SentencesTest, SentencesEndWhereReadersEndThem) {
  const List cases[] = {
      {"He left.", "She stayed!", "Why?", "Nobody knows."},
      {"\"Stop,\" he said.", "\"No.\"", "She left."},
      {"\u201cStop.\u201d", "\u201cNo,\u201d she said."},
      {"It cost 3.5 million.", "That is 2.5 percent."},
      {"The end\u2026", "Or not."},
      {"Mr. Li met Gen. Ora on Oct. 3 in St. Marin."},
      {"The U.S. Senate met.", "It voted."},
      {"They flew to the U.S.", "The talks began."},
      {"J. K. Marten spoke at 9 a.m. Monday."},
      {"He works for Acme Inc. of Ohio.", "He left."},
      {"He works for Acme Inc.", "The firm is small."},
      {"WASHINGTON, D.C. \u2014 The envoy left.", "He is back."},
      {"LONDON, Oct. 3 (Wire) - The envoy left."},
      {"\"What?\" he asked.", "No one spoke."},
      {"(He left.)", "She stayed."},
      {"But I did.", "He and I.", "Then it ended."},
  };
  for (const List& sentences : cases) {
    std::string text;
    for (const std::string& sentence : sentences) text += sentence + " ";
    EXPECT_EQ(Split(text), sentences);
  }
}

TEST(SentencesTest, TokenisedTextReadsTheSame) {
  const List cases[] = {
      {"Trump \u2019 s aide left .", "He is back ."},
      {"`` We won . ''", "`` No , '' said Mr . Li .", "He left ."},
      {"Gov . Chris Li spoke on Nov . 3 .", "He won ."},
      {"He asked , \u201c Why ? \u201d", "No one spoke ."},
      {"The U.S . envoy left .", "It is over ."},
  };
  for (const List& sentences : cases) {
    std::string text;
    for (const std::string& sentence : sentences) text += sentence + " ";
    EXPECT_EQ(Split(text), sentences);
  }
}

TEST(SentencesTest, WideStopsNeedNoSpace) {
  EXPECT_EQ(Split("\u4ed6\u8d70\u4e86\u3002\u5979\u6ca1\u8d70\uff01"),
            (List{"\u4ed6\u8d70\u4e86\u3002", "\u5979\u6ca1\u8d70\uff01"}));
}

TEST(SentencesTest, LinesAlwaysEndSentences) {
  EXPECT_EQ(Split("A headline\nThe text\r\nof it.\u2028More"),
            (List{"A headline", "The text", "of it.", "More"}));
  EXPECT_EQ(Split(" \n\u00a0\n\t"), List{});
  EXPECT_EQ(Split(""), List{});
}

// Ends of sentences and lines, and what may stand around them, ill-formed too.
const char* const kPieces[] = {
    "Mr. Li",  "U.S. ",  "He left",  ". ",     ".",      "! ",     "?",
    "\u2026 ", "\u3002", "\uff01",   "\u201d", "\u2019", "\"",     "''",
    " ",       "\n",     "\r\n",     "\u2028", "\u00a0", "3.5",    "A",
    "\u00e9",  "\u200b", "\xe2\x80", "\xe2",   "\x80",   "\u5317", "(",
    ") ",      "Oct. ",  "\uff61",   "\u3001", "I. ",    "e.g. "};

// Texts are read 64 bytes at a time.
TEST(SentencesTest, WhereATextStandsMakesNoDifference) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      text += kPieces[random() % std::size(kPieces)];
    }
    const List sentences = Split(text);
    for (size_t before = 1; before <= 64; ++before) {
      EXPECT_EQ(Split(std::string(before, '\n') + text), sentences) << text;
    }
  }
}

TEST(SentencesTest, PiecesAreTheTextWithoutTheSpaceAround) {
  std::mt19937 random(2);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) {
      text += kPieces[random() % std::size(kPieces)];
    }
    for (const absl::string_view line : SplitLines(text)) {
      absl::string_view rest = line;
      for (const absl::string_view sentence : SplitSentences(line)) {
        ASSERT_FALSE(sentence.empty()) << text;
        ASSERT_EQ(TrimSpace(sentence), sentence) << text;
        ASSERT_EQ(sentence.data(), TrimSpace(rest).data()) << text;
        rest.remove_prefix(sentence.end() - rest.begin());
      }
      EXPECT_EQ(TrimSpace(rest), "") << text;
    }
  }
}

TEST(SentencesTest, TrimmingKnowsUnicodeSpace) {
  EXPECT_EQ(TrimSpace("\u00a0\u3000 a b\u2003\n"), "a b");
  EXPECT_EQ(TrimSpace("\u00a0"), "");
  EXPECT_EQ(TrimSpace("\x80"), "\x80");
}

TEST(SentencesTest, EndingsAreTold) {
  for (const char* ended :
       {"a.", "a?", "a.\u201d", "a . ''", "a!)", "\u3002"}) {
    EXPECT_TRUE(EndsLikeSentence(ended)) << ended;
  }
  for (const char* open : {"a", "a:", "a,", "", "a)", "\u201ca\u201d"}) {
    EXPECT_FALSE(EndsLikeSentence(open)) << open;
  }
}

}  // namespace
}  // namespace samestory
