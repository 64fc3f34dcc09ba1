#include "io/read/feed_reader.h"

#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"
#include "tests/testutil/pieces.h"

namespace samestory {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Reading ReadFeed(absl::string_view xml, const ReadOptions& options = {}) {
  TestFolder folder;
  return ReadAll(folder.Write("a.xml", xml), options);
}

std::string Item(absl::string_view title) {
  return absl::StrCat("<item><title>", title, "</title></item>\n");
}

std::string Rss(absl::string_view items) {
  return absl::StrCat("<rss><channel><title>Ledger</title>\n", items,
                      "</channel></rss>\n");
}

TEST(FeedReaderTest, AnItemBecomesAnArticle) {
  const Reading reading =
      ReadFeed(Rss("<item><title>Ferry late</title><description>It was."
                   "</description><link>https://ledger.example/1</link>"
                   "<pubDate>Mon, 03 Feb 2031 09:00:00 GMT</pubDate></item>" +
                   Item("No more")));
  ASSERT_EQ(reading.articles.size(), 2u);
  const Article& article = reading.articles[0];
  EXPECT_EQ(article.title, "Ferry late");
  EXPECT_EQ(article.body, "It was.");
  EXPECT_EQ(article.url, "https://ledger.example/1");
  EXPECT_EQ(article.id, article.url);
  EXPECT_EQ(article.source, "Ledger");
  EXPECT_EQ(article.published, absl::FromUnixSeconds(1927875600));
  EXPECT_EQ(reading.articles[1].id, "a.xml:2");
  EXPECT_THAT(reading.errors, ElementsAre());
}

TEST(FeedReaderTest, FieldsCanBeChosenByName) {
  ReadOptions options;
  options.fields.fields = {"text=summary"};
  const Reading reading =
      ReadFeed(Rss("<item><description>short</description><content:encoded>long"
                   "</content:encoded></item>"),
               options);
  EXPECT_THAT(reading.bodies(), ElementsAre("short"));
  EXPECT_THAT(reading.explained, HasSubstr("summary"));
}

TEST(FeedReaderTest, TheItemWithAFaultIsKeptAndTheFaultNamed) {
  struct Case {
    const char* item;
    const char* title;
    const char* message;
  };
  const Case cases[] = {
      {"<item><title>Q & A</title></item>", "Q & A", "invalid token"},
      {"<item><title>Q &nosuch A</title></item>", "Q &nosuch A", "not XML"},
      {"<item><title>cut</item>", "cut", "mismatched tag"},
      {"<item><title>open</title>", "open", ""},
      {"<item><title><b>x</title></item>", "x", "mismatched tag"},
      {"<item a='1' a='1'><title>twice</title></item>", "twice", "duplicate"},
      {"<item><title>a]]>b</title></item>", "a]]>b", "not XML"},
  };
  for (const Case& c : cases) {
    const Reading reading =
        ReadFeed(Rss(Item("first") + c.item + Item("last")));
    EXPECT_THAT(reading.titles(), ElementsAre("first", c.title, "last"))
        << c.item;
    if (*c.message == '\0') continue;  // seen at the end only
    EXPECT_THAT(reading.errors, ElementsAre(HasSubstr(c.message)));
    EXPECT_THAT(reading.errors[0], HasSubstr("a.xml:2: "));
    EXPECT_THAT(reading.errors[0], HasSubstr("(at byte "));
    EXPECT_EQ(reading.skipped.at(SkipCause::kNotXml), 1u);
    EXPECT_EQ(reading.origins[2].span.number, 3u);
  }
}

TEST(FeedReaderTest, ManyFaultsAreTwoErrors) {
  std::string items;
  for (int i = 0; i < 100; ++i) items += Item("Q & A");
  const Reading reading = ReadFeed(Rss(items));
  EXPECT_EQ(reading.articles.size(), 100u);
  EXPECT_THAT(reading.errors,
              ElementsAre(HasSubstr("a.xml:1: not XML"),
                          HasSubstr("99 more faults, the last at byte ")));
}

TEST(FeedReaderTest, WhatCameBeforeTheEndOfAFileIsKept) {
  const std::string whole = Rss(Item("one") + Item("two") + Item("three"));
  const size_t third = whole.find("three");
  const Reading reading = ReadFeed(whole.substr(0, third + 2));
  EXPECT_THAT(reading.titles(), ElementsAre("one", "two"));
  EXPECT_THAT(reading.errors, ElementsAre(HasSubstr("a.xml:3: not XML: no")));
  EXPECT_THAT(ReadFeed(whole + "junk").titles(),
              ElementsAre("one", "two", "three"));
  EXPECT_THAT(ReadFeed(whole + "junk").errors,
              ElementsAre(HasSubstr("not XML")));
}

TEST(FeedReaderTest, AFaultAroundItemsCostsNoItem) {
  struct Case {
    std::string xml;
    const char* message;
  };
  const Case cases[] = {
      {"<rss><channel><title>Q & A</title>" + Item("a") + "</channel></rss>",
       "a.xml: not XML"},
      {Rss("<image><x></image>" + Item("a")), "mismatched tag"},
      {Rss("<image>" + Item("a")), "mismatched tag"},
      {Rss(Item("a") + "<x></y>"), "mismatched tag"},
      {"\n junk <rss><channel>" + Item("a") + "</channel></rss>", "not XML"},
      {Rss("<!-- never closed " + Item("a")), "not XML"},
  };
  for (const Case& c : cases) {
    const Reading reading = ReadFeed(c.xml);
    EXPECT_THAT(reading.titles(), ElementsAre("a")) << c.xml;
    EXPECT_THAT(reading.errors, ElementsAre(HasSubstr(c.message))) << c.xml;
  }
}

TEST(FeedReaderTest, SpaceAndCommentsAroundADocumentAreNoFault) {
  const Reading reading = ReadFeed("\n\n<?xml version='1.0'?>" +
                                   Rss(Item("a")) + "<!-- cached -->\n");
  EXPECT_THAT(reading.titles(), ElementsAre("a"));
  EXPECT_THAT(reading.errors, ElementsAre());
}

TEST(FeedReaderTest, DocumentsMayFollowOneAnother) {
  const Reading reading =
      ReadFeed("<?xml version='1.0'?>" + Rss(Item("a")) +
               "<?xml version='1.0'?><feed><title>Star</title><entry><title>b"
               "</title></entry></feed>");
  EXPECT_THAT(reading.titles(), ElementsAre("a", "b"));
  EXPECT_EQ(reading.articles[0].source, "Ledger");
  EXPECT_EQ(reading.articles[1].source, "Star");
  EXPECT_THAT(reading.errors, ElementsAre());
}

TEST(FeedReaderTest, EntitiesOfItsOwnAreRefusedAndTheItemsKept) {
  const Reading reading =
      ReadFeed("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY lol 'lol'>]>" +
               Rss(Item("a &lol; b &eacute;") + Item("c")));
  EXPECT_THAT(reading.titles(), ElementsAre("a &lol; b é", "c"));
  EXPECT_THAT(reading.errors, ElementsAre(HasSubstr("refused, got \"lol\"")));
  EXPECT_EQ(reading.skipped.at(SkipCause::kEntities), 1u);
}

TEST(FeedReaderTest, WhatIsBeyondALimitIsLeftOutAlone) {
  ReadOptions options;
  options.limits.record_bytes = 2 << 20;
  options.limits.depth = 20;
  options.limits.columns = 10;
  std::string deep, wide;
  for (int i = 0; i < 100; ++i) {
    absl::StrAppend(&deep, "<x>");
    absl::StrAppend(&wide, " a", i, "='1'");
  }
  const std::string long_text(5 << 20, 'x');
  for (const std::string& item :
       {"<item>" + deep, "<item" + wide + "/>", "<item><b" + wide + "></item>",
        "<item><title>" + long_text + "</title></item>",
        "<item><title>a</title><!--" + long_text + "--></item>",
        "<item><title a='" + long_text + "'>a</title></item>"}) {
    const Reading reading =
        ReadFeed(Rss(Item("first") + item + Item("last")), options);
    EXPECT_THAT(reading.titles(), ElementsAre("first", "last"))
        << item.substr(0, 50);
    ASSERT_EQ(reading.errors.size(), 1u);
    EXPECT_THAT(reading.errors[0], HasSubstr("a.xml:2: "));
    EXPECT_EQ(reading.skipped.at(SkipCause::kTooLarge), 1u);
  }
}

TEST(FeedReaderTest, XmlThatIsNoFeedIsNamed) {
  EXPECT_THAT(ReadFeed("<urlset><url/></urlset>").errors,
              ElementsAre(HasSubstr("no feed: wants rss, feed or RDF, got "
                                    "urlset")));
  EXPECT_THAT(ReadFeed(Rss("")).errors, ElementsAre());
  EXPECT_THAT(ReadFeed("").errors, ElementsAre(HasSubstr("empty")));
}

TEST(FeedReaderTest, EncodingsAreThoseOfTheDeclaration) {
  const Reading reading =
      ReadFeed("<?xml version='1.0' encoding='windows-1251'?>" +
               Rss(Item("\xc2\xe5\xf1")));
  EXPECT_THAT(reading.titles(), ElementsAre("Вес"));
}

TEST(FeedReaderTest, SpansAreThoseOfTheItems) {
  const std::string bad = "<item><title>Q & A</title></item>";
  const std::string text = Rss(Item("a") + "  <item/>" + bad + " " + Item("b"));
  const Reading reading = ReadFeed(text);
  std::vector<std::string> items;
  for (const RecordOrigin& origin : reading.origins) {
    items.push_back(text.substr(origin.span.offset, origin.span.size));
  }
  EXPECT_THAT(items, ElementsAre("<item><title>a</title></item>", bad,
                                 "<item><title>b</title></item>"));
}

// Faults that show only at the end of the file, one in each item: the time
// they take is bounded.
TEST(FeedReaderTest, FaultsWithoutEndAreGivenUp) {
  std::string items;
  for (int i = 0; i < 100; ++i) {
    items += "<item><title><![CDATA[" + std::string(100000, 'x') + "</item>";
  }
  const Reading reading = ReadFeed(Rss(items));
  EXPECT_THAT(reading.errors.back(), HasSubstr("more fault"));
  EXPECT_GE(reading.articles.size(), 10u);
}

// Fifty items of many kinds, a few with faults of their own.
std::string ManyItems() {
  std::string items;
  for (int i = 0; i < 50; ++i) {
    absl::StrAppend(&items, "<item id='", i, "'><title>Item &amp; ", i,
                    "</title><description>", i % 7 == 3 ? "A & B" : "plain é",
                    "</description><content:encoded><![CDATA[<p>Text ", i,
                    "</p>]]></content:encoded>",
                    i % 11 == 5 ? "<x>" : "<!-- c --><y/>", "</item>\n");
  }
  return Rss(items);
}

TEST(FeedReaderTest, PiecesGiveWhatTheWholeGives) {
  const std::string xml = ManyItems();
  const std::string whole = ReadInPieces(xml, xml.size(), MakeFeedReader);
  for (const size_t piece : {1, 2, 3, 7, 100, 1000, 5000}) {
    EXPECT_EQ(ReadInPieces(xml, piece, MakeFeedReader), whole) << piece;
  }
}

// Whatever happens to a byte, items before it stay as they are, and pieces
// change nothing.
TEST(FeedReaderTest, DamageCostsNothingThatCameBefore) {
  std::string items;
  for (int i = 0; i < 40; ++i) items += Item(absl::StrCat("Item ", i));
  const std::string sound = Rss(items);
  const char* const kInserted[] = {"&", "<x", "<![CDATA[", "</item>", "\x02"};
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::string xml = sound;
    const size_t at = random() % xml.size();
    switch (round % 3) {
      case 0:
        xml[at] ^= 1 << (random() % 8);
        break;
      case 1:
        xml.resize(at);
        break;
      default:
        xml.insert(at, kInserted[random() % std::size(kInserted)]);
    }
    const std::string read = ReadInPieces(xml, xml.size(), MakeFeedReader);
    EXPECT_EQ(ReadInPieces(xml, 64, MakeFeedReader), read) << xml;
    const std::vector<std::string> before =
        absl::StrSplit(sound.substr(0, at), "</item>");
    for (size_t i = 0; i + 1 < before.size(); ++i) {
      EXPECT_THAT(read, HasSubstr(absl::StrCat("|Item ", i, "|"))) << xml;
    }
  }
}

}  // namespace
}  // namespace samestory
