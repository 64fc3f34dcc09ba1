#include "io/read/xml_parser.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using testing::HasSubstr;

// Writes down what it hears, and where tags lie.
class Recorder : public XmlHandler {
 public:
  void StartElement(absl::string_view name, const XmlAttributes&) override {
    absl::StrAppend(&heard_, "<", name, Place(), ">");
  }
  void EndElement(absl::string_view name) override {
    absl::StrAppend(&heard_, "</", name, Place(), ">");
  }
  void Text(absl::string_view text) override { absl::StrAppend(&heard_, text); }

  std::string Place() const {
    if (parser_ == nullptr) return "";
    return absl::StrCat(" ", parser_->offset(), "-", parser_->end_offset());
  }

  std::string heard_;
  const XmlParser* parser_ = nullptr;
};

struct Outcome {
  std::string heard;
  std::string message;
  bool ended;
};

Outcome Parse(absl::string_view xml, const ReadLimits& limits = {},
              size_t piece = 1 << 20) {
  Recorder recorder;
  XmlParser parser(limits, &recorder);
  parser.Begin(0, {});
  absl::Status status;
  for (size_t at = 0; at < xml.size() && status.ok() && !parser.ended();
       at += piece) {
    status = parser.Parse(xml.substr(at, piece), false);
  }
  if (status.ok() && !parser.ended()) status = parser.Parse("", true);
  return {recorder.heard_, std::string(status.message()), parser.ended()};
}

TEST(XmlParserTest, EntitiesOfHtmlAreKnownAndOthersStay) {
  EXPECT_EQ(Parse("<a>&eacute;&#233;&amp;&mine;</a>").heard,
            "<a>éé&&mine;</a>");
  EXPECT_EQ(
      Parse("<!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/x'><a>&nbsp;</a>").heard,
      "<a>\u00a0</a>");
  EXPECT_EQ(Parse("<!DOCTYPE a [<!ELEMENT a ANY>]><a>&copy;</a>").heard,
            "<a>©</a>");
}

TEST(XmlParserTest, DeclarationsOfEntitiesAreRefusedByName) {
  for (const char* xml :
       {"<!DOCTYPE a [<!ENTITY lol 'lol'>]><a>&lol;</a>",
        "<!DOCTYPE a [<!ENTITY lol SYSTEM 'file:///etc/hostname'>]><a/>",
        "<!DOCTYPE a [<!ENTITY % lol SYSTEM 'x.dtd'>%lol;]><a/>"}) {
    const Outcome outcome = Parse(xml);
    EXPECT_EQ(outcome.heard, "");
    EXPECT_THAT(outcome.message,
                HasSubstr("declarations of entities are refused, got \"lol\""));
  }
}

TEST(XmlParserTest, CharactersThatXmlForbidsAreReplaced) {
  EXPECT_EQ(Parse(absl::string_view("<a>b\x01\0c\uffff\ufffd</a>", 18)).heard,
            "<a>b  c\ufffd\ufffd</a>");
}

TEST(XmlParserTest, LimitsAreNamed) {
  ReadLimits limits;
  limits.depth = 3;
  limits.columns = 2;
  EXPECT_EQ(Parse("<a><b><c/></b></a>", limits).message, "");
  EXPECT_EQ(Parse("<a><b><c><d/></c></b></a>", limits).message,
            "nested deeper than 3 elements (--max-depth) (at byte 9)");
  EXPECT_EQ(Parse("<a x='' y=''/>", limits).message, "");
  EXPECT_THAT(Parse("<a x='' y='' z=''/>", limits).message,
              HasSubstr("more than 2 attributes"));
}

TEST(XmlParserTest, FaultsAreNamedWithTheirOffset) {
  struct Case {
    const char* xml;
    const char* message;
  };
  const Case cases[] = {
      {"", "not XML: no element found (at byte 0)"},
      {"<a><b></a>", "not XML: mismatched tag (at byte 8)"},
      {"<a>text", "not XML: no element found (at byte 7)"},
      {"<a><![CDATA[x", "not XML: unclosed CDATA section (at byte 13)"},
      {"<a>Q & A</a>", "not XML: not well-formed (invalid token) (at byte 6)"},
  };
  for (const Case& c : cases) EXPECT_EQ(Parse(c.xml).message, c.message);
}

TEST(XmlParserTest, TheRootEndsTheDocument) {
  EXPECT_TRUE(Parse("<a/>").ended);
  EXPECT_EQ(Parse("<a></a>junk <").message, "");
}

TEST(XmlParserTest, TagsAreFoundInTheStream) {
  Recorder recorder;
  XmlParser parser(ReadLimits(), &recorder);
  recorder.parser_ = &parser;
  parser.Begin(100, {"rss", "channel"});
  EXPECT_TRUE(parser.Parse("<item>é</item><x/></channel>", false).ok());
  EXPECT_EQ(recorder.heard_,
            "<item 100-106>é</item 108-115><x 115-119></x 119-119>"
            "</channel 119-129>");
  EXPECT_EQ(parser.offset(), 129u);
  EXPECT_TRUE(parser.Parse("</rss> ", false).ok());
  EXPECT_TRUE(parser.ended());
  EXPECT_EQ(parser.end_of_root(), 135u);
}

TEST(XmlParserTest, PiecesGiveWhatTheWholeGives) {
  const std::string xml =
      "<?xml version='1.0'?><!-- c --><a b='1'>é\uffff&nbsp;\x02<c/>"
      "<![CDATA[<x>]]>\ufffe</a>";
  const Outcome whole = Parse(xml);
  EXPECT_TRUE(whole.ended);
  for (const size_t piece : {1, 2, 3, 5, 8}) {
    EXPECT_EQ(Parse(xml, ReadLimits(), piece).heard, whole.heard) << piece;
  }
}

}  // namespace
}  // namespace samestory
