#include "io/read/feed_builder.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "io/read/limits.h"
#include "io/read/xml_recovery.h"

namespace samestory {
namespace {

class Collector : public FeedSink {
 public:
  void ItemBegins() override {}
  void ItemEnds(FeedItem item, bool) override {
    items.push_back(std::move(item));
  }
  std::vector<FeedItem> items;
};

std::vector<FeedItem> ItemsOf(absl::string_view xml) {
  Collector collector;
  FeedBuilder builder(&collector);
  EXPECT_TRUE(RecoverXml(xml, ReadLimits(), &builder).ok());
  return collector.items;
}

// The one item of an RSS feed.
FeedItem ItemOf(absl::string_view inside) {
  std::vector<FeedItem> items = ItemsOf(absl::StrCat(
      "<rss><channel><item>", inside, "</item></channel>", "</rss>"));
  EXPECT_EQ(items.size(), 1u) << inside;
  return items.empty() ? FeedItem() : items[0];
}

TEST(FeedBuilderTest, RssIsRead) {
  const std::vector<FeedItem> items = ItemsOf(
      R"(<rss version="2.0"><channel><title>Harbour Ledger</title>
         <link>https://ledger.example/</link><language>en</language>
         <image><title>A logo</title><link>https://x.example</link></image>
         <item><title>Ferry &amp;amp; crew</title>
           <link>https://ledger.example/1</link>
           <guid isPermaLink="false">tag-1</guid>
           <pubDate>Mon, 03 Feb 2031 09:00:00 GMT</pubDate>
           <description>&lt;p&gt;The ferry&lt;/p&gt;&lt;p&gt;sailed.&lt;/p&gt;
           </description></item>
         <item><guid>https://ledger.example/2</guid></item>
         </channel></rss>)");
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].title, "Ferry & crew");
  EXPECT_EQ(items[0].url, "https://ledger.example/1");
  EXPECT_EQ(items[0].id, "tag-1");
  EXPECT_EQ(items[0].published, "Mon, 03 Feb 2031 09:00:00 GMT");
  EXPECT_EQ(items[0].summary, "The ferry\nsailed.");
  EXPECT_EQ(items[0].feed, "Harbour Ledger");
  EXPECT_EQ(items[0].language, "en");
  EXPECT_TRUE(items[0].has_text);
  EXPECT_EQ(items[1].url, "https://ledger.example/2") << "a guid is a link";
  EXPECT_FALSE(items[1].has_text);
}

TEST(FeedBuilderTest, AtomIsRead) {
  const std::vector<FeedItem> items = ItemsOf(
      R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"
               xml:base="https://kalvany.example/news/">
         <title type="text">Kalvany Star</title>
         <entry xml:lang="es"><id>urn:1</id>
           <title type="html">&lt;b&gt;Bridge&lt;/b&gt; falls</title>
           <link rel="enclosure" href="a.mp3"/>
           <link rel="alternate" type="text/html" href="bridge"/>
           <updated>2031-02-03T10:00:00Z</updated>
           <published>2031-02-03T09:00:00Z</published>
           <source><id>urn:2</id><title>Northwire</title></source>
           <summary>Short.</summary>
           <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
             <p>The <b>bridge</b> &lt;old&gt;</p><p>fell.</p></div></content>
         </entry></feed>)");
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].title, "Bridge falls");
  EXPECT_EQ(items[0].url, "https://kalvany.example/news/bridge");
  EXPECT_EQ(items[0].id, "urn:1");
  EXPECT_EQ(items[0].published, "2031-02-03T09:00:00Z");
  EXPECT_EQ(items[0].updated, "2031-02-03T10:00:00Z");
  EXPECT_EQ(items[0].source, "Northwire");
  EXPECT_EQ(items[0].feed, "Kalvany Star");
  EXPECT_EQ(items[0].summary, "Short.");
  EXPECT_EQ(items[0].content, "The bridge <old>\nfell.");
  EXPECT_EQ(items[0].language, "es");
}

TEST(FeedBuilderTest, RdfIsRead) {
  const std::vector<FeedItem> items = ItemsOf(
      R"(<rdf:RDF xmlns="http://purl.org/rss/1.0/"
           xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
           xmlns:d="http://purl.org/dc/elements/1.1/">
         <channel rdf:about="https://x.example"><title>Tidewater</title>
           <d:language>en</d:language>
           <items><rdf:Seq><rdf:li rdf:resource="https://x.example/1"/>
           </rdf:Seq></items></channel>
         <item rdf:about="https://x.example/1"><title>Gale warning</title>
           <d:date>2031-02-03</d:date></item></rdf:RDF>)");
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].title, "Gale warning");
  EXPECT_EQ(items[0].url, "https://x.example/1");
  EXPECT_EQ(items[0].published, "2031-02-03");
  EXPECT_EQ(items[0].feed, "Tidewater");
  EXPECT_EQ(items[0].language, "en");
}

TEST(FeedBuilderTest, NamespacesMayBeWrong) {
  for (const char* xml :
       {"<rss "
        "xmlns='http://x.example/mine'><item><title>t</title></item></rss>",
        "<a:feed "
        "xmlns:a='urn:x'><a:entry><a:title>t</a:title></a:entry></a:feed>",
        "<rdf:RDF xmlns='urn:x'><item><title>t</title></item></rdf:RDF>",
        "<RSS><CHANNEL><ITEM><TITLE>t</TITLE></ITEM></CHANNEL></RSS>"}) {
    const std::vector<FeedItem> items = ItemsOf(xml);
    ASSERT_EQ(items.size(), 1u) << xml;
    EXPECT_EQ(items[0].title, "t") << xml;
  }
  EXPECT_TRUE(
      ItemsOf("<x xmlns='urn:x'><item><title>t</title></item></x>").empty());
}

TEST(FeedBuilderTest, TheBetterOfSeveralElementsWins) {
  EXPECT_EQ(ItemOf("<description>d</description><content:encoded>"
                   "<![CDATA[<p>c</p>]]></content:encoded>")
                .content,
            "c");
  EXPECT_EQ(ItemOf("<media:title>m</media:title><title>t</title>").title, "t");
  EXPECT_EQ(ItemOf("<title>one</title><title>two</title>").title, "one");
  EXPECT_EQ(ItemOf("<title></title><dc:title>two</dc:title>").title, "two");
  EXPECT_EQ(ItemOf("<media:group><media:title>m</media:title>"
                   "<media:description>x</media:description></media:group>")
                .summary,
            "x");
  EXPECT_EQ(ItemOf("<link>https://p.example</link><feedburner:origLink>"
                   "https://o.example</feedburner:origLink>")
                .url,
            "https://o.example");
  EXPECT_EQ(ItemOf("<image><title>logo</title></image>").title, "");
}

TEST(FeedBuilderTest, MarkupIsReducedHoweverItIsWritten) {
  struct Case {
    const char* element;
    const char* summary;
  };
  const Case cases[] = {
      {"<description>a &lt;b&gt;bold&lt;/b&gt; word</description>",
       "a bold word"},
      {"<description><![CDATA[a <b>bold</b> word]]></description>",
       "a bold word"},
      {"<description>a <b>bold</b> word</description>", "a bold word"},
      {"<description>a &lt;x:y z='1'&gt;word</description>", "a word"},
      {"<description>if a &lt; b &amp;amp; c</description>", "if a < b & c"},
      {"<description>first\nsecond</description>", "first\nsecond"},
      {"<summary type='text/plain'>the &lt;em&gt; tag</summary>", "the tag"},
      {"<summary type='text'>the &lt;blink&gt; tag</summary>",
       "the <blink> tag"},
      {"<summary mode='base64'>YSA8Yj5ib2xkPC9iPiB3b3Jk</summary>",
       "a bold word"},
      {"<summary type='image/png'>YSB3b3Jk</summary>", "a word"},
      {"<summary mode='base64'>not base64!</summary>", "not base64!"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ItemOf(c.element).summary, c.summary) << c.element;
  }
}

TEST(FeedBuilderTest, LinksAreMadeWhole) {
  const std::vector<FeedItem> items = ItemsOf(
      "<rss><channel><link>https://a.example/b/</link>"
      "<item><link>c</link></item>"
      "<item xml:base='https://x.example/'><link>c</link></item>"
      "<item><link/><guid>not a link</guid></item></channel></rss>");
  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(items[0].url, "https://a.example/b/c");
  EXPECT_EQ(items[1].url, "https://x.example/c");
  EXPECT_EQ(items[2].url, "");
}

TEST(FeedBuilderTest, AnElementThatIsNeverClosedDoesNotSwallowTheItem) {
  const FeedItem item =
      ItemOf("<title>Gale<description>Winds rise.</description>");
  EXPECT_EQ(item.title, "Gale");
  EXPECT_EQ(item.summary, "Winds rise.");
  const FeedItem linked = ItemOf("<title>Gale<link>https://x.example</link>");
  EXPECT_EQ(linked.title, "Gale");
  EXPECT_EQ(linked.url, "https://x.example");
}

TEST(FeedBuilderTest, ItemsThatAreNeverClosedEndAtTheNext) {
  const std::vector<FeedItem> items = ItemsOf(
      "<rss><channel><item><title>a</title><item><title>b</title></item>");
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].title, "a");
  EXPECT_EQ(items[1].title, "b");
}

}  // namespace
}  // namespace samestory
