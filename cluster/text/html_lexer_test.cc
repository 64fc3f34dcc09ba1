#include "cluster/text/html_lexer.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Tags as "<name|attributes>" and "</name>", texts as they are, code in
// braces.
std::vector<std::string> Tokens(absl::string_view html) {
  std::vector<std::string> tokens;
  HtmlLexer lexer(html);
  HtmlToken token;
  while (lexer.Next(&token)) {
    switch (token.kind) {
      case HtmlToken::Kind::kText:
        tokens.push_back(token.raw ? absl::StrCat("{", token.text, "}")
                                   : std::string(token.text));
        break;
      case HtmlToken::Kind::kStart:
        tokens.push_back(
            absl::StrCat("<", token.name, "|", token.attributes, ">"));
        break;
      case HtmlToken::Kind::kEnd:
        tokens.push_back(absl::StrCat("</", token.name, ">"));
        break;
    }
  }
  return tokens;
}

std::vector<std::string> Attributes(absl::string_view text) {
  std::vector<std::string> found;
  HtmlAttributes walk(text);
  HtmlAttribute attribute;
  while (walk.Next(&attribute)) {
    found.push_back(absl::StrCat(attribute.name, "=", attribute.value));
  }
  return found;
}

TEST(HtmlLexerTest, CutsTagsAndTexts) {
  EXPECT_THAT(Tokens(""), IsEmpty());
  EXPECT_THAT(Tokens("<p class=lead>Talks &amp; tea</P >"),
              ElementsAre("<p| class=lead>", "Talks &amp; tea", "</p>"));
  EXPECT_THAT(Tokens("a<br/>b"), ElementsAre("a", "<br|/>", "b"));
  EXPECT_THAT(Tokens("<a title='x>y' b=\">\">z"),
              ElementsAre("<a| title='x>y' b=\">\">", "z"));
}

TEST(HtmlLexerTest, WhatBeginsNoMarkupIsText) {
  EXPECT_THAT(Tokens("1 < 2 <3 <"), ElementsAre("1 < 2 <3 <"));
  EXPECT_THAT(Tokens("a</"), ElementsAre("a", "</"));
}

TEST(HtmlLexerTest, CommentsAndDoctypesArePassedOver) {
  EXPECT_THAT(Tokens("<!DOCTYPE html>a<!-- <p> -->b<!--> c <!---> d</>e"
                     "<?php x ?>f</ x>g<!bogus>h"),
              ElementsAre("a", "b", " c ", " d", "e", "f", "g", "h"));
  EXPECT_THAT(Tokens("<![CDATA[kept]]>"), ElementsAre("kept", "]]>"));
  EXPECT_THAT(Tokens("<![CDATA["), IsEmpty());
}

TEST(HtmlLexerTest, CodeAndTitlesAreOneText) {
  EXPECT_THAT(Tokens("<script>if (a<b) '</p>'</script >x"),
              ElementsAre("<script|>", "{if (a<b) '</p>'}", "</script>", "x"));
  EXPECT_THAT(Tokens("<title>a <b> c</title>"),
              ElementsAre("<title|>", "a <b> c", "</title>"));
  EXPECT_THAT(Tokens("<style></style>x"),
              ElementsAre("<style|>", "</style>", "x"));
  EXPECT_THAT(Tokens("<script>a</scripted></SCRIPT>"),
              ElementsAre("<script|>", "{a</scripted>}", "</script>"));
}

TEST(HtmlLexerTest, DamageLosesLittle) {
  EXPECT_THAT(Tokens("<a href=\"x>one</a> two"),
              ElementsAre("<a| href=\"x>", "one", "</a>", " two"));
  EXPECT_THAT(Tokens("<script>never closed"),
              ElementsAre("<script|>", "never closed"));
  EXPECT_THAT(Tokens("cut <p class=x"), ElementsAre("cut ", "<p| class=x>"));
}

TEST(HtmlLexerTest, ElementsMayBeSkipped) {
  HtmlLexer lexer("<svg><p></svgx>a</SVG>b<svg>c");
  HtmlToken token;
  ASSERT_TRUE(lexer.Next(&token));
  EXPECT_TRUE(lexer.SkipToEndTag("svg"));
  ASSERT_TRUE(lexer.Next(&token));
  EXPECT_EQ(token.name, "svg");
  EXPECT_EQ(token.kind, HtmlToken::Kind::kEnd);
  EXPECT_FALSE(lexer.SkipToEndTag("svg"));
  ASSERT_TRUE(lexer.Next(&token));
  EXPECT_EQ(token.text, "b");
}

TEST(HtmlLexerTest, LongNamesAreCut) {
  EXPECT_THAT(Tokens(absl::StrCat("<", std::string(100, 'X'), " a>")),
              ElementsAre(absl::StrCat("<", std::string(kLongestTagName, 'x'),
                                       "| a>")));
}

TEST(HtmlAttributesTest, ReadsWhatBrowsersRead) {
  EXPECT_THAT(Attributes(""), IsEmpty());
  EXPECT_THAT(Attributes(" a b=c d = 'e f' g=\"h\"i=j/"),
              ElementsAre("a=", "b=c", "d=e f", "g=h", "i=j/"));
  EXPECT_THAT(Attributes(" =x=y"), ElementsAre("=x=y"));
  EXPECT_THAT(Attributes(" a=\"open"), ElementsAre("a=open"));
  EXPECT_THAT(Attributes(" a="), ElementsAre("a="));
}

TEST(FindAttributeTest, TheFirstOfItsNameCounts) {
  EXPECT_EQ(FindAttribute(" ID=a id=b", "id").value_or("none"), "a");
  EXPECT_EQ(FindAttribute(" hidden", "hidden").value_or("none"), "");
  EXPECT_EQ(FindAttribute(" data-id=a", "id").value_or("none"), "none");
}

// A quadratic walk over these would outlast the test's time by far.
TEST(HtmlLexerTest, HostilePagesTakeLinearTime) {
  for (const std::string piece :
       {"<div>", "<", "<!--", "<script>", "</", "<a b=\"", "<a b='\"", "<p ",
        "<style></s", "<![CDATA[", "<svg><script>", "<title></t",
        "<a =", "<script></script", "<!", "<p a"}) {
    std::string html;
    while (html.size() < 4000000) html += piece;
    HtmlLexer lexer(html);
    HtmlToken token;
    while (lexer.Next(&token)) FindAttribute(token.attributes, "none");
  }
}

}  // namespace
}  // namespace samestory
