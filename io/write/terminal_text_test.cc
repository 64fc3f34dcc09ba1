#include "io/write/terminal_text.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(ForTerminalTest, NothingCanMoveTheCursorOrTurnTheLine) {
  struct Case {
    std::string given;
    const char* wanted;
  };
  const Case cases[] = {
      {"plain – café 日本", "plain – café 日本"},
      {"a\x1b[31mb\x1b]0;t\x07", "a[31mb]0;t"},
      {std::string("a\0b\x7f", 4), "ab"},
      {"a\u009b31mb\u0085c", "a31mb c"},
      {"two\nlines\r\ntab\there", "two lines  tab here"},
      {"safe \u202egnp.exe\u202c \u2066x\u2069 \ufeff", "safe gnp.exe x "},
      {"a\u200db\u200cc", "a\u200db\u200cc"},  // joiners that scripts need
      {"caf\xe9", "caf\ufffd"},
      {"e\u0301", "e\u0301"},
  };
  for (const Case& c : cases) EXPECT_EQ(ForTerminal(c.given), c.wanted);
}

TEST(ForTerminalTest, TowersOfMarksAreCut) {
  std::string tower = "a";
  for (int i = 0; i < 100; ++i) tower += "\u0301";
  EXPECT_LT(ForTerminal(tower).size(), 12u);
}

TEST(DisplayWidthTest, WideAndCombiningCharactersCount) {
  EXPECT_EQ(DisplayWidth(""), 0);
  EXPECT_EQ(DisplayWidth("abc"), 3);
  EXPECT_EQ(DisplayWidth("日本"), 4);
  EXPECT_EQ(DisplayWidth("e\u0301"), 1);
}

TEST(CutToWidthTest, WhatDoesNotFitEndsInAnEllipsis) {
  EXPECT_EQ(CutToWidth("Envoy", 5), "Envoy");
  EXPECT_EQ(CutToWidth("Envoy returns", 8), "Envoy r…");
  EXPECT_EQ(CutToWidth("日本日本", 4), "日…");
  EXPECT_EQ(CutToWidth("abc", 1), "…");
  EXPECT_EQ(PadToWidth("ab", 4), "ab  ");
  EXPECT_EQ(PadToWidth("日本日本", 4), "日… ");
}

}  // namespace
}  // namespace samestory
